package io.insula.kernel.database;

import io.insula.kernel.base.time.DatabaseClockOffset;
import io.insula.kernel.base.time.MachineClock;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/** Asks the database in one statement for its time and whether it is read-only. */
@Singleton
final class DatabaseProbe {
  private static final String QUERY =
      "SELECT clock_timestamp(), current_setting('transaction_read_only')::boolean";

  private final MachineClock machine;
  private final DatabaseClockOffset correction;

  DatabaseProbe(MachineClock machine, DatabaseClockOffset correction) {
    this.machine = machine;
    this.correction = correction;
  }

  /**
   * Returns whether the database is read-only. Also passes the database's time to {@link
   * DatabaseClockOffset}.
   */
  boolean probeReadOnly(Statement statement) throws SQLException {
    var before = machine.instant();
    try (var answer = statement.executeQuery(QUERY)) {
      var after = machine.instant();
      answer.next();
      correction.measured(before, answer.getObject(1, OffsetDateTime.class).toInstant(), after);
      return answer.getBoolean(2);
    }
  }
}
