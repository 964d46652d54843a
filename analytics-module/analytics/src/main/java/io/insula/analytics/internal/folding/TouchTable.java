package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.Place;
import io.insula.kernel.database.Arguments;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stores touches. */
final class TouchTable {
  private static final String LAST_SEEN =
      """
      SELECT t.fingerprint, t.source, t.campaign, t.page, max(t.at)
      FROM unnest(?::text[], ?::timestamptz[], ?::bigint[]) AS f (fingerprint, at, number)
        JOIN analytics.touch t ON t.fingerprint = f.fingerprint
          AND (t.at, t.number) < (f.at, f.number)
      GROUP BY t.fingerprint, t.source, t.campaign, t.page
      """;

  private static final String STARTS =
      """
      SELECT f.fingerprint, coalesce(t.at, f.at), coalesce(t.number, f.number)
      FROM unnest(?::text[], ?::timestamptz[], ?::bigint[]) AS f (fingerprint, at, number)
        LEFT JOIN LATERAL (
          SELECT t.at, t.number FROM analytics.touch t
          WHERE t.fingerprint = f.fingerprint AND (t.at, t.number) < (f.at, f.number)
          ORDER BY t.at DESC, t.number DESC LIMIT 1) t ON true
        LEFT JOIN LATERAL (
          SELECT true AS is_known FROM analytics.touch
          WHERE touch.fingerprint = f.fingerprint AND t.number IS NULL
          LIMIT 1) later ON true
      WHERE t.number IS NOT NULL OR later.is_known
      """;

  private static final String DELETE =
      """
      DELETE FROM analytics.touch t
      USING unnest(?::text[], ?::timestamptz[], ?::bigint[]) AS f (fingerprint, at, number)
      WHERE t.fingerprint = f.fingerprint AND t.at = f.at AND t.number = f.number
      """;

  private static final String INSERT =
      """
      INSERT INTO analytics.touch
        (fingerprint, at, number, source, campaign, page, pageviews,
         source_before, campaign_before, page_before)
      SELECT * FROM unnest(
        ?::text[], ?::timestamptz[], ?::bigint[], ?::integer[], ?::integer[], ?::integer[],
        ?::integer[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
      """;

  private TouchTable() {}

  /**
   * The last touch before each place, or the place itself where all touches come after it.
   * Fingerprints that have no touch at all are left out.
   */
  static Map<String, Place> startsBefore(Connection connection, Map<String, Place> places)
      throws SQLException {
    var starts = new TreeMap<String, Place>();
    try (var statement = connection.prepareStatement(STARTS)) {
      addPlaces(new Arguments(statement), places);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          starts.put(rows.getString(1), new Place(RawTable.instant(rows, 2), rows.getLong(3)));
        }
      }
    }
    return starts;
  }

  /** When each label was seen last under a fingerprint before a place of it. */
  static Map<String, Map<Kind, Map<Integer, Instant>>> lastSeen(
      Connection connection, Map<String, Place> places) throws SQLException {
    var seen = new HashMap<String, Map<Kind, Map<Integer, Instant>>>();
    try (var statement = connection.prepareStatement(LAST_SEEN)) {
      addPlaces(new Arguments(statement), places);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          addSeen(seen.computeIfAbsent(rows.getString(1), _ -> new EnumMap<>(Kind.class)), rows);
        }
      }
    }
    return seen;
  }

  private static void addSeen(Map<Kind, Map<Integer, Instant>> seen, ResultSet rows)
      throws SQLException {
    var at = RawTable.instant(rows, 5);
    var column = 2;
    for (var kind : Kind.values()) {
      seen.computeIfAbsent(kind, _ -> new HashMap<>())
          .merge(rows.getInt(column), at, (one, other) -> one.isAfter(other) ? one : other);
      column++;
    }
  }

  /** Adds the columns of fingerprints, and of a place of each. */
  static void addPlaces(Arguments arguments, Map<String, Place> places) throws SQLException {
    var list = List.copyOf(places.entrySet());
    arguments.add("text", list, Map.Entry::getKey);
    arguments.add("timestamptz", list, entry -> time(entry.getValue().at()));
    arguments.add("int8", list, entry -> entry.getValue().number());
  }

  static void delete(Connection connection, Collection<TouchRow> touches) throws SQLException {
    var list = List.copyOf(touches);
    try (var statement = connection.prepareStatement(DELETE)) {
      addKeys(new Arguments(statement), list);
      statement.executeUpdate();
    }
  }

  static void insert(Connection connection, Collection<TouchRow> touches) throws SQLException {
    var list = List.copyOf(touches);
    try (var statement = connection.prepareStatement(INSERT)) {
      var arguments = new Arguments(statement);
      addKeys(arguments, list);
      for (var kind : Kind.values()) {
        arguments.add("int4", list, touch -> touch.labels().get(kind));
      }
      arguments.add("int4", list, TouchRow::pageviews);
      for (var kind : Kind.values()) {
        arguments.add("timestamptz", list, touch -> time(touch.before().get(kind)));
      }
      statement.executeUpdate();
    }
  }

  private static void addKeys(Arguments arguments, List<TouchRow> touches) throws SQLException {
    arguments.add("text", touches, TouchRow::fingerprint);
    arguments.add("timestamptz", touches, touch -> time(touch.place().at()));
    arguments.add("int8", touches, touch -> touch.place().number());
  }

  private static @Nullable Object time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
  }
}
