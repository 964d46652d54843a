package io.insula.kernel.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the database at start-up, before the connection pool is created. Finds the address,
 * waits for the database, and runs missing migrations.
 */
@Singleton
final class DatabaseInitializer implements BeanCreatedEventListener<DatasourceConfiguration> {
  private final @Nullable PendingDatabaseAddress starting;
  private final UnpooledConnectionOpener server;
  private final StartupDatabaseWaiter first;
  private final StartupMigrations startupMigrations;
  private final TrackedConnectionOpener pooled;
  private final DatabaseProbe probe;

  DatabaseInitializer(
      @Nullable PendingDatabaseAddress starting,
      UnpooledConnectionOpener server,
      StartupDatabaseWaiter first,
      StartupMigrations startupMigrations,
      TrackedConnectionOpener pooled,
      DatabaseProbe probe) {
    this.starting = starting;
    this.server = server;
    this.first = first;
    this.startupMigrations = startupMigrations;
    this.pooled = pooled;
    this.probe = probe;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var configuration = event.getBean();
    server.useAddress(starting == null ? configured(configuration) : starting.await());
    try (var connection = first.open();
        var statement = connection.createStatement()) {
      probe.probeReadOnly(statement);
      startupMigrations.run(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The first connection to the database failed", e);
    }
    configuration.setDataSource(pooled.source());
    return configuration;
  }

  private static DatabaseAddress configured(DatasourceConfiguration configuration) {
    return new DatabaseAddress(
        Objects.requireNonNullElse(configuration.getUrl(), ""),
        Objects.requireNonNullElse(configuration.getUsername(), ""),
        Objects.requireNonNullElse(configuration.getPassword(), ""));
  }
}
