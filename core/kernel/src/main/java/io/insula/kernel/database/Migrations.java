package io.insula.kernel.database;

import io.insula.kernel.apps.AppDescriptor;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the kernel's schema and that of every app up to date before anybody gets the data source.
 */
@Singleton
final class Migrations implements BeanCreatedEventListener<DataSource> {
  /** Any number that no other program uses on the same database: "insula" in ASCII. */
  private static final long LOCK = 0x696e_7375_6c61L;

  private final List<AppDescriptor> apps;

  Migrations(List<AppDescriptor> apps) {
    this.apps = apps;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    var dataSource = DelegatingDataSource.unwrapDataSource(event.getBean());
    try (var connection = dataSource.getConnection();
        var lock = connection.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      try {
        Stream.concat(Stream.of(AppDescriptor.of("kernel")), apps.stream())
            .forEach(app -> migrate(dataSource, app));
      } finally {
        lock.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The migrations did not run", e);
    }
    return event.getBean();
  }

  private static void migrate(DataSource dataSource, AppDescriptor app) {
    Flyway.configure()
        .dataSource(dataSource)
        .schemas(app.schema())
        .defaultSchema(app.schema())
        .locations("classpath:" + app.migrations())
        .load()
        .migrate();
  }
}
