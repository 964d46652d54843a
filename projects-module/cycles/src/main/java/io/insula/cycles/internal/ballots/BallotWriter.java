package io.insula.cycles.internal.ballots;

import io.insula.kernel.database.StatementParameters;
import io.insula.kernel.database.groupcommit.BatchWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes a group of ballots with one call of the database function {@code cycles.cast_ballots}. */
final class BallotWriter implements BatchWriter<PendingBallot, CastOutcome> {
  private static final String STORE =
      "SELECT status, ballot_version FROM cycles.cast_ballots(?, ?, ?, ?, ?, ?, ?, ?)";

  @Override
  public List<CastOutcome> write(Connection connection, List<PendingBallot> group)
      throws SQLException {
    try (var statement = connection.prepareStatement(STORE)) {
      var arguments = new StatementParameters(statement);
      arguments.add("timestamptz", group, each -> each.castAt().atOffset(ZoneOffset.UTC));
      arguments.add("int8", group, PendingBallot::cycleId);
      arguments.add("int8", group, PendingBallot::cycleVersion);
      arguments.add("bytea", group, PendingBallot::voter);
      arguments.add("text", group, PendingBallot::proposals);
      arguments.add("text", group, PendingBallot::points);
      arguments.add("bytea", group, each -> each.receipt().nonce());
      arguments.add("bytea", group, each -> each.receipt().digest());
      var stored = new ArrayList<CastOutcome>(group.size());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.add(CastOutcome.of(rows.getString(1), rows.getInt(2)));
        }
      }
      return stored;
    }
  }
}
