package io.insula.kernel.database;

import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.base.apps.Apps;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Migrates the schemas of the kernel and of every app in this process when the process starts. */
@Singleton
final class StartupMigrations {
  private final List<AppDescriptor> apps;
  private final SchemaMigrations schemas;
  private final List<PreMigrationCheck> checks;

  StartupMigrations(Apps apps, FlywayRunner flyway, List<PreMigrationCheck> checks) {
    this.apps =
        Stream.concat(
                Stream.of(AppDescriptor.of("kernel")),
                apps.hosted().stream().filter(AppDescriptor::hasSchema))
            .toList();
    this.schemas = new SchemaMigrations(flyway);
    this.checks = checks;
  }

  /**
   * Runs the checks, and then the missing migrations.
   *
   * @throws CannotStartException if a {@link PreMigrationCheck} refuses, the database fails, or a
   *     migration fails, was changed after it had run, or is unknown to this program
   */
  void run(Connection connection) {
    try {
      for (var check : checks) {
        check.check(connection, apps);
      }
      schemas.run(connection, apps);
    } catch (SQLException e) {
      throw new CannotStartException("The migrations did not complete: " + e.getMessage(), e);
    }
  }
}
