package io.insula.analytics.internal.folding;

import io.insula.kernel.database.StatementParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of shards. A shard is a part of the fingerprints. Its row has the number up to which
 * the shard is folded. The folding transaction locks this row. To prevent deadlocks, rows are
 * locked in the order of the shards.
 */
final class FoldShardTable {
  /** The number of shards. The database function {@code fold_shard_of} uses the same number. */
  static final int COUNT = 8;

  private static final String LOCK_ALL =
      "SELECT shard, folded FROM analytics.fold_shard ORDER BY shard FOR UPDATE";

  private static final String BEHIND =
      "SELECT shard, folded FROM analytics.fold_shard WHERE folded < ?";

  // The condition is on the shard, which never changes. With a condition on "folded", PostgreSQL
  // could lock a shard that was just folded, but not return it.
  private static final String LOCK_FREE =
      """
      SELECT shard, folded FROM analytics.fold_shard WHERE shard = ANY (?)
      ORDER BY folded, shard LIMIT ? FOR UPDATE SKIP LOCKED
      """;

  private static final String LOCK_ONE =
      "SELECT shard, folded FROM analytics.fold_shard WHERE shard = ? FOR UPDATE";

  private static final String START_ANEW =
      """
      INSERT INTO analytics.fold_shard (shard, folded) SELECT n, 0 FROM generate_series(0, ?) AS n
      ON CONFLICT (shard) DO UPDATE SET folded = 0
      """;

  private FoldShardTable() {}

  /** Locks all shards, and returns the number up to which each is folded. */
  static Map<Integer, Long> lockAll(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_ALL)) {
      return shards(statement);
    }
  }

  /**
   * Locks free shards, the furthest behind {@code target} first. If no shard is free, waits for the
   * shard that is the furthest behind. The transaction then has no other lock, so no deadlock
   * occurs.
   *
   * @param limit the maximum number of shards
   * @return the locked shards, all folded up to the same number; empty if no shard is behind
   */
  static Map<Integer, Long> lockBehind(Connection connection, long target, int limit)
      throws SQLException {
    var behind = behind(connection, target);
    if (behind.isEmpty()) {
      return behind;
    }
    var free = lockFree(connection, behind.keySet(), limit);
    var locked = free.isEmpty() ? lock(connection, slowestOf(behind)) : free;
    locked.values().removeIf(folded -> folded >= target);
    var slowest = locked.values().stream().min(Long::compare);
    locked.values().removeIf(folded -> folded > slowest.orElse(folded));
    return locked;
  }

  private static int slowestOf(Map<Integer, Long> shards) {
    return Collections.min(shards.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Map<Integer, Long> behind(Connection connection, long target) throws SQLException {
    try (var statement = connection.prepareStatement(BEHIND)) {
      new StatementParameters(statement).add(target);
      return shards(statement);
    }
  }

  private static Map<Integer, Long> lockFree(
      Connection connection, Collection<Integer> wanted, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_FREE)) {
      var arguments = new StatementParameters(statement);
      arguments.add("int4", wanted);
      arguments.add(limit);
      return shards(statement);
    }
  }

  private static Map<Integer, Long> lock(Connection connection, int shard) throws SQLException {
    try (var statement = connection.prepareStatement(LOCK_ONE)) {
      new StatementParameters(statement).add(shard);
      return shards(statement);
    }
  }

  private static Map<Integer, Long> shards(PreparedStatement statement) throws SQLException {
    var shards = new TreeMap<Integer, Long>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        shards.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return shards;
  }

  /**
   * Returns how many shards the table has, including those that this transaction has not locked.
   */
  static int count(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT count(*) FROM analytics.fold_shard");
        var row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Creates the rows of all shards, or resets them, so that nothing counts as folded. */
  static void startAnew(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement("DELETE FROM analytics.fold_shard WHERE shard >= ?")) {
      new StatementParameters(statement).add(COUNT);
      statement.executeUpdate();
    }
    try (var statement = connection.prepareStatement(START_ANEW)) {
      new StatementParameters(statement).add(COUNT - 1L);
      statement.executeUpdate();
    }
  }

  /** Stores the new progress of locked shards. */
  static void set(Connection connection, Collection<Integer> shards, long folded)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE analytics.fold_shard SET folded = ? WHERE shard = ANY (?)")) {
      var arguments = new StatementParameters(statement);
      arguments.add(folded);
      arguments.add("int4", shards);
      statement.executeUpdate();
    }
  }
}
