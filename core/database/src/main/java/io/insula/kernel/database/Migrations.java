package io.insula.kernel.database;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.Apps;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings the kernel's schema and that of every app up to date. Whether that is needed is found out
 * with one statement, since it seldom is and the tool for it takes its time.
 */
@Singleton
final class Migrations {
  /** Any number that no other program uses on the same database: "insula" in ASCII. */
  private static final long LOCK = 0x696e_7375_6c61L;

  private final List<AppDescriptor> apps;
  private final FlywayRun flyway;
  private final List<MigrationGuard> guards;

  Migrations(Apps apps, FlywayRun flyway, List<MigrationGuard> guards) {
    this.apps =
        Stream.concat(Stream.of(AppDescriptor.of("kernel")), apps.hosted().stream()).toList();
    this.flyway = flyway;
    this.guards = guards;
  }

  /**
   * Runs what is missing, one process at a time.
   *
   * @throws CannotStartException if a migration fails, was changed after it had run, or is missing
   *     here because a newer program has run it; or if a {@link MigrationGuard} refuses
   */
  void run(Connection connection) {
    try {
      for (var guard : guards) {
        guard.check(connection, apps);
      }
      if (MigrationHistory.isUpToDate(connection, apps)) {
        return;
      }
      try (var lock = connection.createStatement()) {
        lock.execute("SELECT pg_advisory_lock(" + LOCK + ")");
        apps.forEach(flyway::migrate);
        lock.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new CannotStartException("The migrations did not run: " + e.getMessage(), e);
    }
  }
}
