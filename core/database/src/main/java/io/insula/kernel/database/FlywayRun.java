package io.insula.kernel.database;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the missing migrations of one schema. */
@Singleton
final class FlywayRun {
  private static final Logger LOG = LoggerFactory.getLogger(FlywayRun.class);

  private final DatabaseServer server;

  FlywayRun(DatabaseServer server) {
    this.server = server;
  }

  /**
   * @throws CannotStartException if that fails
   */
  void migrate(AppDescriptor app) {
    var flyway =
        Flyway.configure()
            .dataSource(new Connections(server))
            .schemas(app.schema())
            .defaultSchema(app.schema())
            .locations("classpath:" + app.migrations())
            // Each area of the kernel has a range of versions of its own.
            .outOfOrder(true)
            .load();
    try {
      refuseNewer(app, flyway);
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOG.info("Schema {}: {} migrations ran", app.schema(), result.migrationsExecuted);
      }
    } catch (FlywayException e) {
      throw new CannotStartException(
          "The migrations of schema " + app.schema() + " failed: " + inOneLine(e), e);
    }
  }

  private static void refuseNewer(AppDescriptor app, Flyway flyway) {
    var unknown =
        Arrays.stream(flyway.info().applied())
            .filter(migration -> !migration.getState().isResolved())
            .filter(migration -> migration.getVersion() != null)
            .map(MigrationInfo::getVersion)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw new CannotStartException(
          "The database is newer than this program: schema %s has version %s, which is not known here"
              .formatted(app.schema(), unknown));
    }
  }

  private static String inOneLine(Exception error) {
    return String.valueOf(error.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.chars().allMatch(letter -> letter == '-'))
        .collect(Collectors.joining("; "));
  }

  /** What Flyway takes its connections from; it closes them all. */
  private static final class Connections extends ConnectionSource {
    private final DatabaseServer server;

    Connections(DatabaseServer server) {
      this.server = server;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return server.open();
    }
  }
}
