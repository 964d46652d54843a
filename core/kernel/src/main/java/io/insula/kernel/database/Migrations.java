package io.insula.kernel.database;

import io.insula.kernel.CannotStartException;
import io.insula.kernel.apps.AppDescriptor;
import io.insula.kernel.apps.Apps;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  Migrations(Apps apps, FlywayRun flyway) {
    this.apps =
        Stream.concat(Stream.of(AppDescriptor.of("kernel")), apps.hosted().stream()).toList();
    this.flyway = flyway;
  }

  /**
   * Runs what is missing, one process at a time.
   *
   * @throws CannotStartException if a migration fails, was changed after it had run, or is missing
   *     here because a newer program has run it; or if the data of an app was moved out of this
   *     database
   */
  void run(Connection connection) {
    try {
      refuseMoved(connection);
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

  /** An app would begin anew, or go on with what it had long ago, while its data is elsewhere. */
  private void refuseMoved(Connection connection) throws SQLException {
    var schemas = schemasOf(connection);
    for (var app : apps) {
      if (schemas.contains(app.schemaLeftBehind())) {
        throw new CannotStartException(
            ("The data of %1$s was moved out of this database (%2$s is what stayed): set"
                    + " insula.apps.%1$s to remote, or move the data back. If what stayed is to be"
                    + " used, rename %2$s to %3$s")
                .formatted(app.name(), app.schemaLeftBehind(), app.schema()));
      }
    }
  }

  private static Set<String> schemasOf(Connection connection) throws SQLException {
    var schemas = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT nspname FROM pg_namespace")) {
      while (rows.next()) {
        schemas.add(rows.getString(1));
      }
    }
    return schemas;
  }
}
