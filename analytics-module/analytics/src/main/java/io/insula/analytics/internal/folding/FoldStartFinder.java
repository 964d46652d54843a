package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.analytics.internal.journeys.TouchFinder;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds, for each fingerprint with new page views, the position at which folding must begin again.
 */
final class FoldStartFinder {
  private static final String STARTS =
      """
      SELECT f.fingerprint, t.at, t.number, l.at, l.number, s.rows, later.number IS NOT NULL
      FROM %s
        LEFT JOIN LATERAL (
          SELECT t.at, t.number, t.pageviews FROM analytics.touch t
          WHERE t.fingerprint = f.fingerprint AND (t.at, t.number) < (f.at, f.number)
          ORDER BY t.at DESC, t.number DESC LIMIT 1) t ON true
        LEFT JOIN LATERAL (
          SELECT true AS is_known FROM analytics.touch
          WHERE touch.fingerprint = f.fingerprint AND t.number IS NULL
          LIMIT 1) known ON true
        LEFT JOIN LATERAL (
          SELECT p.number FROM analytics.pageview p
          WHERE (t.number IS NOT NULL OR known.is_known)
            AND p.fingerprint = f.fingerprint AND p.number <= ?
            AND (p.at, p.number) > (f.at, f.number)
          ORDER BY p.at, p.number OFFSET ? LIMIT 1) later ON true
        LEFT JOIN LATERAL (
          SELECT p.at, p.number FROM analytics.pageview p
          WHERE t.pageviews > 1 AND p.fingerprint = f.fingerprint AND p.number <= ?
            AND (p.at, p.number) > (t.at, t.number) AND (p.at, p.number) < (f.at, f.number)
          ORDER BY p.at DESC, p.number DESC LIMIT 1) l ON true
        LEFT JOIN LATERAL (
          SELECT count(*) AS rows FROM analytics.pageview p
          WHERE t.pageviews > ? AND p.fingerprint = f.fingerprint AND p.number <= ?
            AND (p.at, p.number) > (t.at, t.number) AND (p.at, p.number) <= (l.at, l.number)) s
          ON true
      WHERE t.number IS NOT NULL OR known.is_known
      """
          .formatted(TouchTable.PLACES);

  /**
   * A touch with more page views than this is probably from a bot. Its folded page views before the
   * first new page view are counted, but not read again.
   */
  private static final int LONG_VISIT = 100;

  /**
   * If more folded page views than this follow the first new page view, {@link LateRowsFold} folds
   * the fingerprint.
   */
  private static final int LONG_TAIL = 100;

  private FoldStartFinder() {}

  /**
   * The position at which folding a fingerprint begins again. Some page views after this position
   * are counted, but not read.
   *
   * @param place the position of the first page view to fold: a touch, or the first new page view
   * @param last the position of the last page view that is not read; {@code place} if all are read
   * @param skipped the number of page views that are not read
   * @param previous the position of the page view before {@code place}; null if there is none, or
   *     if {@code place} is a stored touch
   * @param hasLongTail whether {@link LateRowsFold} folds the fingerprint
   */
  record Start(
      RowPosition place,
      RowPosition last,
      int skipped,
      @Nullable RowPosition previous,
      boolean hasLongTail) {}

  /**
   * Returns the start of each fingerprint with stored touches: the first new page view if it opens
   * a visit, otherwise the last touch before this page view.
   *
   * @param places the position of the first new page view of each fingerprint
   * @param folded the number of the last folded row
   */
  static Map<String, Start> of(Connection connection, Map<String, RowPosition> places, long folded)
      throws SQLException {
    var starts = new TreeMap<String, Start>();
    if (places.isEmpty()) {
      return starts;
    }
    try (var statement = connection.prepareStatement(STARTS)) {
      var arguments = new StatementParameters(statement);
      TouchTable.addPlaces(arguments, places, Function.identity());
      arguments.add(folded);
      arguments.add(LONG_TAIL);
      arguments.add(folded);
      arguments.add(LONG_VISIT);
      arguments.add(folded);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var fingerprint = RawRowQueries.text(rows, 1);
          starts.put(fingerprint, start(rows, requireNonNull(places.get(fingerprint))));
        }
      }
    }
    return starts;
  }

  private static Start start(ResultSet rows, RowPosition first) throws SQLException {
    var touch = position(rows, 2);
    var hasLongTail = rows.getBoolean(7);
    if (touch == null) {
      return new Start(first, first, 0, null, hasLongTail);
    }
    var last = position(rows, 4);
    var previous = last == null ? touch : last;
    if (TouchFinder.opensVisit(previous, first)) {
      return new Start(first, first, 0, previous, hasLongTail);
    }
    int skipped = rows.getInt(6);
    return new Start(touch, skipped == 0 ? touch : previous, skipped, null, hasLongTail);
  }

  private static @Nullable RowPosition position(ResultSet rows, int column) throws SQLException {
    long number = rows.getLong(column + 1);
    return rows.wasNull() ? null : new RowPosition(RawRowQueries.instant(rows, column), number);
  }
}
