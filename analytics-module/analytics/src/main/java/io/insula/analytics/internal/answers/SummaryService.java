package io.insula.analytics.internal.answers;

import io.insula.analytics.Summary;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.internal.traffic.Channel;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Computes the summary of a period. */
@Singleton
final class SummaryService {
  private static final String COUNTS =
      """
      SELECT name, count(*) FROM analytics.outcome
      WHERE at >= :from AND at < :until AND name IN ('trial', 'signup', 'unsubscribe')
      GROUP BY name
      """;

  private static final String TRIALS_TO_SIGNUPS =
      """
      SELECT count(*)
      FROM (SELECT person, min(at) AS at FROM analytics.outcome
            WHERE at >= :from AND at < :until AND name = 'trial' GROUP BY person) t
        JOIN (SELECT person, max(at) AS at FROM analytics.outcome
            WHERE at >= :from AND at < :until AND name = 'signup' GROUP BY person) s
          ON s.person = t.person AND s.at >= t.at
      """;

  private static final String CHANNELS =
      """
      SELECT c.channel, count(*)
      FROM analytics.credit c JOIN analytics.outcome o ON o.number = c.number
      WHERE c.at >= :from AND c.at < :until AND c.last_non_direct > 0 AND o.name = 'signup'
      GROUP BY c.channel
      """;

  private final SnapshotReader snapshots;
  private final Clock clock;

  SummaryService(SnapshotReader snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  Summary of(SummaryRequest request) {
    return snapshots.of(handle -> read(handle, request));
  }

  private Summary read(Handle handle, SummaryRequest request) {
    var days = DailyCountReader.of(handle, request, clock.instant());
    var period = ReportPeriod.between(request.from(), request.until());
    var counts = counts(handle, COUNTS, period);
    var channels = new TreeMap<>(counts(handle, CHANNELS, period));
    var signups = counts.getOrDefault("signup", 0L);
    return new Summary(
        counts.getOrDefault("trial", 0L),
        signups,
        counts.getOrDefault("unsubscribe", 0L),
        SqlInstants.bind(handle.createQuery(TRIALS_TO_SIGNUPS), period).mapTo(Long.class).one(),
        channels,
        paidShare(channels),
        days);
  }

  private static Map<String, Long> counts(Handle handle, String query, ReportPeriod period) {
    return SqlInstants.bind(handle.createQuery(query), period)
        .map((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static @Nullable BigDecimal paidShare(Map<String, Long> channels) {
    var all = channels.values().stream().mapToLong(Long::longValue).sum();
    var paid =
        Arrays.stream(Channel.values())
            .filter(Channel::isPaid)
            .mapToLong(channel -> channels.getOrDefault(channel.label(), 0L))
            .sum();
    return ResponseRounding.ratio(BigDecimal.valueOf(paid), BigDecimal.valueOf(all));
  }
}
