package io.insula.kernel.database;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.flyway.FlywayConfigurationProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the missing migrations of one schema. At start-up, apps can customize Flyway with a {@link
 * io.micronaut.flyway.FlywayConfigurationCustomizer}.
 *
 * @param runner runs Flyway; at start-up, Micronaut's {@link io.micronaut.flyway.FlywayMigrator}
 * @param acceptsNewer whether the database may have migrations that this program does not have
 */
record FlywayRunner(
    UnpooledConnectionOpener server,
    BiConsumer<FlywayConfigurationProperties, DataSource> runner,
    boolean acceptsNewer) {
  private static final Logger LOG = LoggerFactory.getLogger(FlywayRunner.class);

  /**
   * Flyway's patterns for migrations that this program does not have: {@code future} matches newer
   * migrations, and {@code missing} matches older migrations.
   */
  private static final List<String> NEWER = List.of("*:future", "*:missing");

  /**
   * Returns a runner for a database other than the database of this process, for instance the
   * target of a move.
   */
  static FlywayRunner on(UnpooledConnectionOpener server) {
    return new FlywayRunner(
        server,
        (properties, source) ->
            properties.getFluentConfiguration().dataSource(source).load().migrate(),
        false);
  }

  /**
   * @throws CannotStartException if a migration fails, was changed after it had run, or is unknown
   *     and not accepted
   */
  void migrate(AppDescriptor app) {
    var executed = new MigrationCounter();
    var properties = new FlywayConfigurationProperties(app.schema());
    var configuration =
        properties
            .getFluentConfiguration()
            .schemas(app.schema())
            .defaultSchema(app.schema())
            .locations("classpath:" + app.migrations())
            // A new migration can have a lower version than earlier migrations, because each
            // artifact of core has its own range of versions.
            .outOfOrder(true)
            // By default Flyway ignores migrations that a newer program has run. Here such a
            // migration is an error, unless newer migrations are accepted.
            .ignoreMigrationPatterns(ignoredMigrationPatterns().toArray(String[]::new))
            .callbacks(executed);
    try {
      runner.accept(properties, new Connections(server));
    } catch (FlywayValidateException e) {
      throw refused(app, configuration, e);
    } catch (FlywayException e) {
      throw failed(app, e);
    }
    if (executed.count() > 0) {
      LOG.info("Schema {}: {} migrations ran", app.schema(), executed.count());
    }
  }

  private List<String> ignoredMigrationPatterns() {
    return acceptsNewer ? NEWER : List.of();
  }

  private static CannotStartException refused(
      AppDescriptor app, FluentConfiguration configuration, FlywayValidateException error) {
    var unknown =
        configuration.load().validateWithResult().invalidMigrations.stream()
            .filter(
                migration ->
                    migration.errorDetails.errorCode
                        == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED)
            .map(migration -> migration.version)
            .collect(Collectors.joining(", "));
    return unknown.isEmpty()
        ? failed(app, error)
        : new AppCannotStartException(
            app.name(),
            ("The database is newer than this program: schema %s has version %s, which this program"
                    + " does not have. Start the newer program. If its release notes do not forbid"
                    + " this, you can also set INSULA_DATABASE_ACCEPT_NEWER=true")
                .formatted(app.schema(), unknown));
  }

  private static CannotStartException failed(AppDescriptor app, FlywayException error) {
    return new AppCannotStartException(
        app.name(),
        "The migrations of schema " + app.schema() + " failed: " + inOneLine(error),
        error);
  }

  private static String inOneLine(Exception error) {
    return String.valueOf(error.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.chars().allMatch(letter -> letter == '-'))
        .collect(Collectors.joining("; "));
  }

  /** Opens Flyway's connections. Flyway closes them all. */
  private static final class Connections extends AbstractDataSource {
    private final UnpooledConnectionOpener server;

    Connections(UnpooledConnectionOpener server) {
      this.server = server;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return server.open();
    }
  }
}
