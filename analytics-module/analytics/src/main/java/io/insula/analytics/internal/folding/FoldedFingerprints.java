package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.FoldStartFinder.Start;
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
 * The fingerprints of a portion that already have folded page views. A fingerprint in neither map
 * is new.
 *
 * @param appended the start of each fingerprint whose new page views come last and open a visit.
 *     Only the new page views are read
 * @param others the position of the first new page view of each remaining fingerprint
 */
record FoldedFingerprints(Map<String, Start> appended, Map<String, RowPosition> others) {
  private static final String NEIGHBOURS =
      """
      SELECT f.fingerprint, b.at, b.number, a.is_followed
      FROM %s
        LEFT JOIN LATERAL (
          SELECT p.at, p.number FROM analytics.pageview p
          WHERE p.fingerprint = f.fingerprint AND p.number <= ?
            AND (p.at, p.number) < (f.at, f.number)
          ORDER BY p.at DESC, p.number DESC LIMIT 1) b ON true
        LEFT JOIN LATERAL (
          SELECT true AS is_followed FROM analytics.pageview p
          WHERE p.fingerprint = f.fingerprint AND p.number <= ?
            AND (p.at, p.number) > (f.at, f.number)
          ORDER BY p.at, p.number LIMIT 1) a ON true
      WHERE b.number IS NOT NULL OR a.is_followed
      """
          .formatted(TouchTable.PLACES);

  /**
   * Finds the fingerprints that already have folded page views.
   *
   * @param places the position of the first new page view of each fingerprint
   * @param folded the number of the last folded row
   */
  static FoldedFingerprints of(Connection connection, Map<String, RowPosition> places, long folded)
      throws SQLException {
    var known = new FoldedFingerprints(new TreeMap<>(), new TreeMap<>());
    try (var statement = connection.prepareStatement(NEIGHBOURS)) {
      var arguments = new StatementParameters(statement);
      TouchTable.addPlaces(arguments, places, Function.identity());
      arguments.add(folded);
      arguments.add(folded);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var fingerprint = RawRowQueries.text(rows, 1);
          known.add(
              fingerprint,
              requireNonNull(places.get(fingerprint)),
              before(rows),
              rows.getBoolean(4));
        }
      }
    }
    return known;
  }

  private static @Nullable RowPosition before(ResultSet rows) throws SQLException {
    long number = rows.getLong(3);
    return rows.wasNull() ? null : new RowPosition(RawRowQueries.instant(rows, 2), number);
  }

  private void add(
      String fingerprint, RowPosition first, @Nullable RowPosition before, boolean isFollowed) {
    if (before != null && !isFollowed && TouchFinder.opensVisit(before, first)) {
      appended.put(fingerprint, new Start(first, first, 0, before, false));
    } else {
      others.put(fingerprint, first);
    }
  }
}
