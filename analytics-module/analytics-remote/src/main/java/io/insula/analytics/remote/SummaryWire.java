package io.insula.analytics.remote;

import com.google.protobuf.Timestamp;
import io.insula.analytics.DayCounts;
import io.insula.analytics.Summary;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.wire.ChannelCount;
import io.insula.analytics.wire.GetSummaryRequest;
import io.insula.api.InvalidInputException;
import io.insula.remote.WireTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Converts between summaries and gRPC messages. */
public final class SummaryWire {
  private SummaryWire() {}

  static GetSummaryRequest write(SummaryRequest request) {
    var message = GetSummaryRequest.newBuilder().setZone(request.zone());
    Optional.ofNullable(request.from()).map(WireTime::write).ifPresent(message::setFrom);
    Optional.ofNullable(request.until()).map(WireTime::write).ifPresent(message::setUntil);
    return message.build();
  }

  /**
   * @throws InvalidInputException if a value of the message is not valid in a request
   */
  public static SummaryRequest read(GetSummaryRequest message) {
    return new SummaryRequest(
        message.hasFrom() ? time("from", message.getFrom()) : null,
        message.hasUntil() ? time("until", message.getUntil()) : null,
        message.getZone());
  }

  private static Instant time(String field, Timestamp time) {
    try {
      return WireTime.read(time);
    } catch (DateTimeException | ArithmeticException e) {
      throw new InvalidInputException(field, "must be a time");
    }
  }

  public static io.insula.analytics.wire.Summary write(Summary summary) {
    var message =
        io.insula.analytics.wire.Summary.newBuilder()
            .setTrials(summary.trials())
            .setSignups(summary.signups())
            .setUnsubscribes(summary.unsubscribes())
            .setTrialToSignupConversions(summary.trialToSignupConversions());
    summary
        .signupsByChannel()
        .forEach(
            (channel, signups) ->
                message.addSignupsByChannel(
                    ChannelCount.newBuilder().setChannel(channel).setSignups(signups)));
    Optional.ofNullable(summary.paidShare())
        .map(BigDecimal::toPlainString)
        .ifPresent(message::setPaidShare);
    summary.perDay().forEach(day -> message.addPerDay(write(day)));
    return message.build();
  }

  private static io.insula.analytics.wire.DayCounts write(DayCounts counts) {
    return io.insula.analytics.wire.DayCounts.newBuilder()
        .setEpochDay(counts.day().toEpochDay())
        .setPageviews(counts.pageviews())
        .setVisitors(counts.visitors())
        .setSignups(counts.signups())
        .build();
  }

  static Summary read(io.insula.analytics.wire.Summary message) {
    var channels = new LinkedHashMap<String, Long>();
    message
        .getSignupsByChannelList()
        .forEach(count -> channels.put(count.getChannel(), count.getSignups()));
    return new Summary(
        message.getTrials(),
        message.getSignups(),
        message.getUnsubscribes(),
        message.getTrialToSignupConversions(),
        channels,
        message.hasPaidShare() ? new BigDecimal(message.getPaidShare()) : null,
        message.getPerDayList().stream().map(SummaryWire::read).toList());
  }

  private static DayCounts read(io.insula.analytics.wire.DayCounts message) {
    return new DayCounts(
        LocalDate.ofEpochDay(message.getEpochDay()),
        message.getPageviews(),
        message.getVisitors(),
        message.getSignups());
  }
}
