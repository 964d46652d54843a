package io.insula.analytics.internal.folding;

import io.insula.analytics.internal.journeys.RowPosition;
import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Queries on the tables of raw rows, that is, of page views and events as they were sent. */
public final class RawRowQueries {
  private RawRowQueries() {}

  /** Returns the highest number of a raw row. All rows up to this number are visible. */
  public static long highest(Connection connection) throws SQLException {
    return FoldLag.of(connection).highest();
  }

  /** Returns the users of some fingerprints. */
  static Set<String> usersOf(Connection connection, Collection<String> fingerprints)
      throws SQLException {
    return texts(
        connection,
        """
        SELECT DISTINCT user_id FROM analytics.pageview
        WHERE fingerprint = ANY (?) AND user_id IS NOT NULL
        UNION
        SELECT user_id FROM analytics.event WHERE fingerprint = ANY (?) AND user_id IS NOT NULL
        """,
        fingerprints);
  }

  /** Returns the fingerprints of some users. */
  public static Set<String> fingerprintsOf(Connection connection, Collection<String> users)
      throws SQLException {
    return texts(
        connection,
        """
        SELECT DISTINCT fingerprint FROM analytics.pageview WHERE user_id = ANY (?)
        UNION
        SELECT fingerprint FROM analytics.event
        WHERE user_id = ANY (?) AND fingerprint IS NOT NULL
        """,
        users);
  }

  private static Set<String> texts(Connection connection, String sql, Collection<String> wanted)
      throws SQLException {
    var found = new TreeSet<String>();
    if (wanted.isEmpty()) {
      return found;
    }
    try (var statement = connection.prepareStatement(sql)) {
      var arguments = new StatementParameters(statement);
      arguments.add("text", wanted);
      arguments.add("text", wanted);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  /**
   * Returns an SQL condition for the rows of some shards; an empty text for all shards.
   *
   * @param key the SQL expression of the fingerprint or user of a row
   */
  static String inShards(Collection<Integer> shards, String key) {
    return isAll(shards) ? "" : " AND analytics.fold_shard_of(" + key + ") = ANY (?)";
  }

  /** Adds the shards as the argument of {@link #inShards}. */
  static void addShards(StatementParameters arguments, Collection<Integer> shards)
      throws SQLException {
    if (!isAll(shards)) {
      arguments.add("int4", shards);
    }
  }

  private static boolean isAll(Collection<Integer> shards) {
    return shards.size() == FoldShardTable.COUNT;
  }

  /** Deletes rows by their numbers from several tables. */
  static void delete(Connection connection, List<String> tables, Collection<Long> numbers)
      throws SQLException {
    for (var table : tables) {
      try (var statement =
          connection.prepareStatement(
              "DELETE FROM analytics." + table + " WHERE number = ANY (?)")) {
        new StatementParameters(statement).add("int8", numbers);
        statement.executeUpdate();
      }
    }
  }

  static RowPosition place(ResultSet rows) throws SQLException {
    return new RowPosition(instant(rows, 2), rows.getLong(1));
  }

  static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  static String text(ResultSet rows, int column) throws SQLException {
    return Objects.requireNonNull(rows.getString(column));
  }
}
