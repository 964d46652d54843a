package io.insula.analytics.internal.folding;

import static java.util.Objects.requireNonNull;

import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.kernel.base.time.EpochMicroseconds;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads and writes the table of touches. */
final class TouchTable {
  /** A subquery with a position of each fingerprint. {@link #addPlaces} sets its parameters. */
  static final String PLACES =
      """
      (SELECT fingerprint, timestamptz 'epoch' + at * interval '1 microsecond' AS at, number
        FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS u (fingerprint, at, number)) AS f
      """;

  /**
   * A subquery with two positions for each fingerprint. {@link #addPlaces} and {@link
   * #addPositions} set its parameters.
   */
  static final String TWO_PLACES =
      """
      (SELECT fingerprint, timestamptz 'epoch' + at * interval '1 microsecond' AS at, number,
          timestamptz 'epoch' + last_at * interval '1 microsecond' AS last_at, last_number
        FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
          AS u (fingerprint, at, number, last_at, last_number)) AS f
      """;

  private static final String LAST_SEEN =
      """
      SELECT t.fingerprint, t.source, t.campaign, t.page, max(t.at)
      FROM %s
        JOIN analytics.touch t ON t.fingerprint = f.fingerprint
          AND (t.at, t.number) < (f.at, f.number)
      GROUP BY t.fingerprint, t.source, t.campaign, t.page
      """
          .formatted(PLACES);

  private static final String SEEN_BETWEEN =
      """
      SELECT fingerprint, source, campaign, page, max(at) FROM analytics.touch
      WHERE fingerprint = ? AND (at, number) >= (?, ?) AND (at, number) < (?, ?)
      GROUP BY fingerprint, source, campaign, page
      """;

  private static final String DELETE =
      """
      DELETE FROM analytics.touch t
      USING %s
      WHERE t.fingerprint = f.fingerprint AND t.at = f.at AND t.number = f.number
      """
          .formatted(PLACES);

  private static final String COPY =
      """
      COPY analytics.touch
        (fingerprint, at, number, source, campaign, page, pageviews,
         source_before, campaign_before, page_before)
      FROM STDIN WITH (FORMAT binary)
      """;

  private static final int COLUMNS = 10;

  private TouchTable() {}

  /**
   * Returns, for each fingerprint, the time of each label's last touch before folding begins.
   *
   * @param starts the position at which folding begins, by fingerprint
   */
  static Map<String, Map<Kind, Map<Integer, Instant>>> lastSeen(
      Connection connection, Map<String, FoldStartFinder.Start> starts) throws SQLException {
    var seen = new HashMap<String, Map<Kind, Map<Integer, Instant>>>();
    if (starts.isEmpty()) {
      return seen;
    }
    try (var statement = connection.prepareStatement(LAST_SEEN)) {
      addPlaces(new StatementParameters(statement), starts, FoldStartFinder.Start::place);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          addSeen(seen.computeIfAbsent(rows.getString(1), _ -> new EnumMap<>(Kind.class)), rows);
        }
      }
    }
    return seen;
  }

  /**
   * Adds the time of each label's last touch to {@code seen}, for a range of touches.
   *
   * @param from the position of the first touch
   * @param end the position after the last touch
   */
  static void addSeen(
      Map<Kind, Map<Integer, Instant>> seen,
      Connection connection,
      String fingerprint,
      RowPosition from,
      RowPosition end)
      throws SQLException {
    try (var statement = connection.prepareStatement(SEEN_BETWEEN)) {
      var arguments = new StatementParameters(statement);
      arguments.add(fingerprint);
      arguments.add(from.at());
      arguments.add(from.number());
      arguments.add(end.at());
      arguments.add(end.number());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          addSeen(seen, rows);
        }
      }
    }
  }

  private static void addSeen(Map<Kind, Map<Integer, Instant>> seen, ResultSet rows)
      throws SQLException {
    var at = RawRowQueries.instant(rows, 5);
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
    arguments.add("int8", positions, position -> EpochMicroseconds.of(position.at()));
    arguments.add("int8", positions, RowPosition::number);
  }

  static void delete(Connection connection, Collection<TouchRow> touches) throws SQLException {
    if (touches.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(DELETE)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", touches, TouchRow::fingerprint);
      addPositions(arguments, touches.stream().map(TouchRow::place).toList());
      statement.executeUpdate();
    }
  }

  static void insert(Connection connection, Collection<TouchRow> touches) throws SQLException {
    if (touches.isEmpty()) {
      return;
    }
    var rows = new BinaryCopyWriter(COLUMNS);
    for (var touch : touches) {
      rows.begin();
      rows.text(touch.fingerprint());
      rows.time(touch.place().at());
      rows.int8(touch.place().number());
      for (var kind : Kind.values()) {
        rows.int4(requireNonNull(touch.labels().get(kind)));
      }
      rows.int4(touch.pageviews());
      for (var kind : Kind.values()) {
        rows.time(touch.before().get(kind));
      }
    }
    rows.send(connection, COPY);
  }
}
