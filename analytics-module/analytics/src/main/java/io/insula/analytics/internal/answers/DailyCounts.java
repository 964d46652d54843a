package io.insula.analytics.internal.answers;

import io.insula.analytics.DayCounts;
import io.insula.analytics.SummaryRequest;
import io.insula.analytics.internal.folding.QuarterHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was seen each day. */
final class DailyCounts {
  /** The last ones of a longer period; enough to compare a year with the one before. */
  static final int MOST = 400;

  /** How many are told of a period without a beginning. */
  static final int USUAL = 90;

  // Days that are not made of whole quarters of an hour are counted from what was sent.
  private static final String COUNTS =
      """
      SELECT d.day,
        CASE WHEN d.is_whole
          THEN (SELECT coalesce(sum(s.pageviews), 0) FROM analytics.slot s
            WHERE s.slot >= d.first AND s.slot < d.until)
          ELSE sent.pageviews END,
        CASE WHEN d.is_whole
          THEN (SELECT coalesce(sum(v.visitors), 0) FROM analytics.visitor_slot v
            WHERE v.slot >= d.first AND v.slot < d.until AND v.slot - v.gap < d.first)
          ELSE sent.visitors END,
        (SELECT count(*) FROM analytics.outcome o
         WHERE o.at >= d.from_at AND o.at < d.until_at AND o.name = 'signup')
      FROM analytics.fold_state f, unnest(:days::text[], :isWhole::boolean[], :first::integer[],
          :until::integer[], :fromAt::timestamptz[], :untilAt::timestamptz[])
          AS d (day, is_whole, first, until, from_at, until_at),
        LATERAL (
          SELECT count(*) AS pageviews, count(DISTINCT p.fingerprint) AS visitors
          FROM analytics.pageview p
          WHERE NOT d.is_whole AND p.at >= d.from_at AND p.at < d.until_at
            AND p.number <= f.folded) sent
      ORDER BY d.from_at
      """;

  // What was erased has left slots without a page view.
  private static final String SEEN =
      """
      SELECT least((SELECT min(slot) FROM analytics.slot WHERE pageviews > 0),
          floor(extract(epoch FROM (SELECT min(at) FROM analytics.outcome)) / 900)::integer),
        greatest((SELECT max(slot) FROM analytics.slot WHERE pageviews > 0),
          floor(extract(epoch FROM (SELECT max(at) FROM analytics.outcome)) / 900)::integer)
      """;

  private DailyCounts() {}

  /**
   * The days of a period, also those on which nothing was seen, up to today or the last one on
   * which anything was seen, whichever is later; at most the last {@value #MOST}. Where the period
   * has no beginning, at most the last {@value #USUAL}, from the first one on which anything was
   * seen; where it has no end either, up to the last one.
   */
  static List<DayCounts> of(Handle handle, SummaryRequest request, Instant now) {
    var zone = ZoneId.of(request.zone());
    var period = told(request, seen(handle), now, zone);
    if (period.isEmpty() || !period.get().from().isBefore(period.get().until())) {
      return List.of();
    }
    var parts = DayPart.of(period.get(), zone);
    return handle
        .createQuery(COUNTS)
        .bindArray(
            "days", String.class, parts.stream().map(part -> part.day().toString()).toArray())
        .bindArray(
            "isWhole", Boolean.class, parts.stream().map(DayPart::isOfWholeQuarters).toArray())
        .bindArray("first", Integer.class, parts.stream().map(DayPart::firstSlot).toArray())
        .bindArray("until", Integer.class, parts.stream().map(DayPart::untilSlot).toArray())
        .bindArray(
            "fromAt", String.class, parts.stream().map(part -> part.from().toString()).toArray())
        .bindArray(
            "untilAt", String.class, parts.stream().map(part -> part.until().toString()).toArray())
        .map(
            (row, _) ->
                new DayCounts(
                    LocalDate.parse(row.getString(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }

  private static Optional<ReportPeriod> told(
      SummaryRequest request, Optional<ReportPeriod> seen, Instant now, ZoneId zone) {
    var asked = ReportPeriod.between(request.from(), request.until());
    if (request.from() != null) {
      var until = Instants.earlier(asked.until(), end(seen, now, zone));
      return Optional.of(
          new ReportPeriod(Instants.later(asked.from(), last(MOST, until, zone)), until));
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    var last = request.until() == null ? seen.get().until() : end(seen, now, zone);
    var until = Instants.earlier(asked.until(), last);
    var from = Instants.later(last(USUAL, until, zone), seen.get().from());
    return Optional.of(new ReportPeriod(from, until));
  }

  /** Of today, or of the last day on which anything was seen. */
  private static Instant end(Optional<ReportPeriod> seen, Instant now, ZoneId zone) {
    var last = seen.map(period -> Instants.later(period.until().minusNanos(1), now)).orElse(now);
    return startOfDay(last, 1, zone);
  }

  /** The beginning of the last so many days. */
  private static Instant last(int days, Instant until, ZoneId zone) {
    return startOfDay(until.minusNanos(1), 1 - days, zone);
  }

  private static Instant startOfDay(Instant at, long daysLater, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).plusDays(daysLater).atStartOfDay(zone).toInstant();
  }

  /** The time in which anything was seen, in quarters of an hour; empty if nothing ever was. */
  private static Optional<ReportPeriod> seen(Handle handle) {
    return handle
        .createQuery(SEEN)
        .map((row, _) -> seen(row.getObject(1, Integer.class), row.getInt(2)))
        .one();
  }

  private static Optional<ReportPeriod> seen(@Nullable Integer first, int last) {
    return first == null
        ? Optional.empty()
        : Optional.of(
            new ReportPeriod(QuarterHours.startOf(first), QuarterHours.startOf(last + 1)));
  }
}
