package io.insula.analytics.internal.folding;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * The progress of the fold.
 *
 * @param folded the number up to which the rows of all shards are folded
 * @param rules the rules of the fold
 * @param version a text that changes with every write, even without other changes
 */
record FoldState(long folded, String rules, String version) {
  // Makes PostgreSQL find the rows of a portion by their keys. PostgreSQL could otherwise scan
  // whole tables, because the statistics of fast-growing tables are out of date.
  private static final String SETTINGS =
      """
      SELECT set_config('lock_timeout', ?, true), set_config('enable_seqscan', 'off', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)
      """;

  private static final String BEGIN =
      "INSERT INTO analytics.fold_state (folded, rules) VALUES (0, '') ON CONFLICT DO NOTHING";

  private static final String READ = "SELECT folded, rules, xmin::text FROM analytics.fold_state";

  private static final String ADVANCE =
      "UPDATE analytics.fold_state SET folded = (SELECT min(folded) FROM analytics.fold_shard)";

  private static final String SIGN_OF_LIFE =
      "UPDATE analytics.fold_state SET folded = folded WHERE rules = ?";

  // SnapshotReader locks the first of these tables. TRUNCATE waits for this lock, so no table is
  // emptied while a report is being read.
  private static final String START_ANEW =
      """
      TRUNCATE analytics.touch, analytics.day_cell, analytics.visitor_cell, analytics.slot,
        analytics.visitor_slot, analytics.outcome, analytics.credit
      """;

  /**
   * Prepares a transaction that folds.
   *
   * @param lockTimeout the maximum time to wait for each lock
   */
  static void configure(Connection connection, Duration lockTimeout) throws SQLException {
    try (var statement = connection.prepareStatement(SETTINGS)) {
      statement.setString(1, Math.max(1, lockTimeout.toMillis()) + "ms");
      statement.execute();
    }
  }

  /**
   * Reads the state, and locks it until the end of the transaction. The lock blocks old versions of
   * the server, which do not know shards. A transaction must lock its shards first. The rules then
   * do not change.
   */
  static FoldState share(Connection connection) throws SQLException {
    return read(connection, READ + " FOR KEY SHARE");
  }

  /**
   * Reads and locks the state. Until the end of the transaction, no other fold can change the data
   * that all shards share. A transaction must lock its shards first.
   */
  static FoldState lock(Connection connection) throws SQLException {
    return read(connection, READ + " FOR NO KEY UPDATE");
  }

  private static FoldState read(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var row = statement.executeQuery()) {
      if (row.next()) {
        return new FoldState(row.getLong(1), row.getString(2), row.getString(3));
      }
    }
    execute(connection, BEGIN);
    return read(connection, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  /** Deletes all folded data, so that the raw rows are folded again by new rules. */
  static void startAnew(Connection connection, String rules) throws SQLException {
    execute(connection, START_ANEW);
    FoldShardTable.startAnew(connection);
    try (var statement =
        connection.prepareStatement("UPDATE analytics.fold_state SET folded = 0, rules = ?")) {
      statement.setString(1, rules);
      statement.executeUpdate();
    }
  }

  /**
   * Writes the state without a change, as a sign of life for the {@link FoldRulesGuard} of other
   * processes.
   */
  static void writeSignOfLife(Handle handle, String rules) {
    handle.execute(SIGN_OF_LIFE, rules);
  }

  /**
   * Stores the number up to which all shards are folded. The transaction must have called {@link
   * #lock}.
   */
  static void advance(Connection connection) throws SQLException {
    execute(connection, ADVANCE);
  }
}
