package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.Label.Kind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Counts the visitors and page views of each label. Reads whole days from daily sums, and the rest
 * of the period from touches. Counts a visitor only at the first touch with the label in the
 * period.
 */
final class VisitCountReader {
  private static final String WHOLE_DAYS =
      """
      SELECT label, visitors, 0::bigint AS pageviews
      FROM analytics.visitor_cell
      WHERE kind = :kind AND day >= :firstDay AND day < :endDay AND before < :fromDay
      UNION ALL
      SELECT label, 0, pageviews
      FROM analytics.day_cell
      WHERE kind = :kind AND day >= :firstDay AND day < :endDay
      """;

  /**
   * Counts the part of a day before the first whole day.
   *
   * <p>Also counts visitors that {@link #WHOLE_DAYS} misses. Their previous touch was on the first
   * day, but before the period, for instance at 13:00 if the period begins at 14:00.
   */
  private static final String FIRST_PART =
      """
      UNION ALL
      SELECT t.<column>, (t.<column>_before IS NULL OR t.<column>_before < :from)::integer,
        t.pageviews
      FROM analytics.touch t
      WHERE t.at >= :from AND t.at < :firstPartUntil
      UNION ALL
      SELECT t.<column>, 1, 0
      FROM (
          SELECT DISTINCT fingerprint FROM analytics.touch
          WHERE at >= :fromDayStart AND at < :from) f
        JOIN analytics.touch t ON t.fingerprint = f.fingerprint
          AND t.at >= :wholeFrom AND t.at < :wholeUntil
      WHERE t.<column>_before >= :fromDayStart AND t.<column>_before < :from
      """;

  /** Counts the part of a day after the last whole day. */
  private static final String LAST_PART =
      """
      UNION ALL
      SELECT t.<column>, (t.<column>_before IS NULL OR t.<column>_before < :from)::integer,
        t.pageviews
      FROM analytics.touch t
      WHERE t.at >= :wholeUntil AND t.at < :until
      """;

  private VisitCountReader() {}

  /**
   * @param visitors the number of fingerprints that have a touch with the label in the period
   * @param pageviews the number of page views in touches with the label in the period
   */
  record Counts(long visitors, long pageviews) {
    static final Counts NONE = new Counts(0, 0);
  }

  /** Returns the counts of each label, by the number of the label. */
  static Map<Integer, Counts> of(Handle handle, Kind kind, ReportPeriod period) {
    var firstDay = period.firstWholeDay();
    // If no day begins inside the period, FIRST_PART covers the whole period and LAST_PART is not
    // used.
    var endDay = later(period.afterLastWholeDay(), firstDay);
    var fromDay = LocalDate.ofInstant(period.from(), ZoneOffset.UTC);
    var wholeFrom = ReportPeriod.startOf(firstDay);
    var wholeUntil = ReportPeriod.startOf(endDay);
    return handle
        .createQuery(counts(period.from().isBefore(wholeFrom), wholeUntil.isBefore(period.until())))
        .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
        .define("column", kind.column())
        .bind("kind", kind.number())
        .bind("firstDay", firstDay)
        .bind("endDay", endDay)
        .bind("fromDay", fromDay)
        .bind("fromDayStart", SqlInstants.sql(ReportPeriod.startOf(fromDay)))
        .bind("from", SqlInstants.sql(period.from()))
        .bind("firstPartUntil", SqlInstants.sql(SqlInstants.earlier(wholeFrom, period.until())))
        .bind("wholeFrom", SqlInstants.sql(wholeFrom))
        .bind("wholeUntil", SqlInstants.sql(wholeUntil))
        .bind("until", SqlInstants.sql(period.until()))
        .map((row, _) -> Map.entry(row.getInt(1), new Counts(row.getLong(2), row.getLong(3))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String counts(boolean hasFirstPart, boolean hasLastPart) {
    return "SELECT label, sum(visitors), sum(pageviews) FROM ("
        + WHOLE_DAYS
        + (hasFirstPart ? FIRST_PART : "")
        + (hasLastPart ? LAST_PART : "")
        + ") AS counts GROUP BY label";
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
