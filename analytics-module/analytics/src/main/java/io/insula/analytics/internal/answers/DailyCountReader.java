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

/** Computes the counts of each day. */
final class DailyCountReader {
  /** The maximum number of days: a little more than a year. */
  static final int MAX_DAYS = 400;

  /** The maximum number of days if the period has no beginning. */
  static final int DEFAULT_DAYS = 90;

  // A day that does not consist of whole quarters of an hour is counted from raw rows.
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

  // Selects the first and the last quarter of an hour with data. Stored quarters without a
  // page view, which an erasure can leave, do not count.
  private static final String DATA_RANGE =
      """
      SELECT least((SELECT min(slot) FROM analytics.slot WHERE pageviews > 0),
          floor(extract(epoch FROM (SELECT min(at) FROM analytics.outcome)) / 900)::integer),
        greatest((SELECT max(slot) FROM analytics.slot WHERE pageviews > 0),
          floor(extract(epoch FROM (SELECT max(at) FROM analytics.outcome)) / 900)::integer)
      """;

  private DailyCountReader() {}

  /**
   * Returns the last {@value #MAX_DAYS} days of a period, including days without data. Days after
   * today are only returned up to the last day with data.
   *
   * <p>Without a beginning, the list has at most {@value #DEFAULT_DAYS} days and no days before the
   * first data. Without any bounds, the list ends at the last day with data.
   */
  static List<DayCounts> of(Handle handle, SummaryRequest request, Instant now) {
    var zone = ZoneId.of(request.zone());
    var period = reportedPeriod(request, dataRange(handle), now, zone);
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

  private static Optional<ReportPeriod> reportedPeriod(
      SummaryRequest request, Optional<ReportPeriod> dataRange, Instant now, ZoneId zone) {
    var requested = ReportPeriod.between(request.from(), request.until());
    if (request.from() != null) {
      var until = SqlInstants.earlier(requested.until(), end(dataRange, now, zone));
      return Optional.of(
          new ReportPeriod(
              SqlInstants.later(requested.from(), last(MAX_DAYS, until, zone)), until));
    }
    if (dataRange.isEmpty()) {
      return Optional.empty();
    }
    var last = request.until() == null ? dataRange.get().until() : end(dataRange, now, zone);
    var until = SqlInstants.earlier(requested.until(), last);
    var from = SqlInstants.later(last(DEFAULT_DAYS, until, zone), dataRange.get().from());
    return Optional.of(new ReportPeriod(from, until));
  }

  /** Returns the end of today or of the last day with data, whichever is later. */
  private static Instant end(Optional<ReportPeriod> dataRange, Instant now, ZoneId zone) {
    var last =
        dataRange.map(period -> SqlInstants.later(period.until().minusNanos(1), now)).orElse(now);
    return startOfDay(last, 1, zone);
  }

  /** Returns the beginning of the last {@code days} days before {@code until}. */
  private static Instant last(int days, Instant until, ZoneId zone) {
    return startOfDay(until.minusNanos(1), 1 - days, zone);
  }

  private static Instant startOfDay(Instant at, long daysLater, ZoneId zone) {
    return LocalDate.ofInstant(at, zone).plusDays(daysLater).atStartOfDay(zone).toInstant();
  }

  /** Returns the time range of all data, in whole quarters of an hour; empty without data. */
  private static Optional<ReportPeriod> dataRange(Handle handle) {
    return handle
        .createQuery(DATA_RANGE)
        .map((row, _) -> dataRange(row.getObject(1, Integer.class), row.getInt(2)))
        .one();
  }

  private static Optional<ReportPeriod> dataRange(@Nullable Integer first, int last) {
    return first == null
        ? Optional.empty()
        : Optional.of(
            new ReportPeriod(QuarterHours.startOf(first), QuarterHours.startOf(last + 1)));
  }
}
