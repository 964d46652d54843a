package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.kernel.database.StatementParameters;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and writes the table of touches. */
final class TouchTable {
  private static final String LAST_SEEN =
      """
      SELECT t.fingerprint, t.source, t.campaign, t.page, max(t.at)
      FROM unnest(?::text[], ?::timestamptz[], ?::bigint[]) AS f (fingerprint, at, number)
        JOIN analytics.touch t ON t.fingerprint = f.fingerprint
          AND (t.at, t.number) < (f.at, f.number)
      GROUP BY t.fingerprint, t.source, t.campaign, t.page
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

  /** Returns, by fingerprint, the last time at which each label occurred before the start. */
  static Map<String, Map<Kind, Map<Integer, Instant>>> lastSeen(
      Connection connection, Map<String, TouchStarts.Start> starts) throws SQLException {
    var seen = new HashMap<String, Map<Kind, Map<Integer, Instant>>>();
    try (var statement = connection.prepareStatement(LAST_SEEN)) {
      addPlaces(new StatementParameters(statement), starts, TouchStarts.Start::place);
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

  /** Adds the fingerprints and their positions as arguments of a statement. */
  static <T> void addPlaces(
      StatementParameters arguments, Map<String, T> places, Function<T, RowPosition> place)
      throws SQLException {
    var list = List.copyOf(places.entrySet());
    arguments.add("text", list, Map.Entry::getKey);
    addPositions(arguments, list.stream().map(entry -> place.apply(entry.getValue())).toList());
  }

  /** Adds positions as arguments of a statement. */
  static void addPositions(StatementParameters arguments, List<RowPosition> positions)
      throws SQLException {
    arguments.add("timestamptz", positions, position -> time(position.at()));
    arguments.add("int8", positions, RowPosition::number);
  }

  static void delete(Connection connection, Collection<TouchRow> touches) throws SQLException {
    var list = List.copyOf(touches);
    try (var statement = connection.prepareStatement(DELETE)) {
      addKeys(new StatementParameters(statement), list);
      statement.executeUpdate();
    }
  }

  static void insert(Connection connection, Collection<TouchRow> touches) throws SQLException {
    var list = List.copyOf(touches);
    try (var statement = connection.prepareStatement(INSERT)) {
      var arguments = new StatementParameters(statement);
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

  private static void addKeys(StatementParameters arguments, List<TouchRow> touches)
      throws SQLException {
    arguments.add("text", touches, TouchRow::fingerprint);
    arguments.add("timestamptz", touches, touch -> time(touch.place().at()));
    arguments.add("int8", touches, touch -> touch.place().number());
  }

  static @Nullable Object time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
  }
}
