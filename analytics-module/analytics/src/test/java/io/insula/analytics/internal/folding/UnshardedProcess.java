package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A process of an older version of the server, which knows no shards: it locks only the state of
 * the fold, and does not change the shards.
 */
final class UnshardedProcess {
  static final String RULES = "1-0123456789ab 1 PT720H signup";
  private static final int PORTION = 60;

  private final Jdbi jdbi;
  private final FingerprintFold fingerprints;
  private final PeopleFold people;
  private boolean hasFolded;

  UnshardedProcess(Jdbi jdbi, FingerprintFold fingerprints, PeopleFold people) {
    this.jdbi = jdbi;
    this.fingerprints = fingerprints;
    this.people = people;
  }

  /** Folds the next portion. Returns whether more rows may be left. */
  boolean foldNext() {
    return jdbi.inTransaction(
        handle -> {
          try {
            return fold(handle.getConnection());
          } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
          }
        });
  }

  private boolean fold(Connection connection) throws SQLException {
    FoldState.configure(connection, Duration.ofSeconds(5));
    var folded = lock(connection);
    if (!hasRules(connection)) {
      startAnew(connection);
      folded = 0;
    }
    var all = IntStream.range(0, FoldShardTable.COUNT).boxed().toList();
    var highest = FoldLag.of(connection).highest();
    var rows = FoldPortion.read(connection, all, folded, highest, PORTION);
    // FingerprintFold and PeopleFold lock the state once more, in the same transaction.
    var sums = new SharedSumWriter(connection, RULES);
    fingerprints.add(sums, rows);
    people.fold(sums, rows);
    sums.write();
    execute(connection, "UPDATE analytics.fold_state SET folded = " + rows.until());
    hasFolded = true;
    return rows.until() < highest;
  }

  private static long lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT folded FROM analytics.fold_state FOR UPDATE")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static boolean hasRules(Connection connection) throws SQLException {
    return FoldLag.of(connection).state().rules().equals(RULES);
  }

  private void startAnew(Connection connection) throws SQLException {
    if (hasFolded) {
      throw new UnavailableException("Other rules", Duration.ofSeconds(1), null);
    }
    execute(
        connection,
        """
        TRUNCATE analytics.touch, analytics.day_cell, analytics.visitor_cell, analytics.slot,
          analytics.visitor_slot, analytics.outcome, analytics.credit
        """);
    execute(connection, "UPDATE analytics.fold_state SET folded = 0, rules = '" + RULES + "'");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
