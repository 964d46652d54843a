package io.insula.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.kernel.database.shares.ConnectionPermits;
import io.insula.kernel.database.shares.StatementConcurrencyLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Wraps the connection pool in a {@link QueueingDataSource}. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConnectionQueueInstaller implements BeanCreatedEventListener<DataSource> {
  private final BeanProvider<DatabaseMonitor> monitor;
  private final DatabaseSettings settings;
  private final BeanProvider<MeterRegistry> meters;

  ConnectionQueueInstaller(
      BeanProvider<DatabaseMonitor> monitor,
      DatabaseSettings settings,
      BeanProvider<MeterRegistry> meters) {
    this.monitor = monitor;
    this.settings = settings;
    this.meters = meters;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return event.getBean() instanceof HikariDataSource pool ? queueFor(pool) : event.getBean();
  }

  private DataSource queueFor(HikariDataSource pool) {
    var permits =
        new ConnectionPermits(
            pool.getMaximumPoolSize(), settings.maxWaiting(), settings.queueTimeout());
    meters.ifPresent(registry -> register(permits, registry));
    return new QueueingDataSource(
        pool, monitor, permits, new StatementConcurrencyLimit(settings.statementsAtOnce()));
  }

  private static void register(ConnectionPermits permits, MeterRegistry registry) {
    Gauge.builder("insula.database.waiting.callers", permits, ConnectionPermits::waiting)
        .description("Callers that wait for a connection to the database")
        .strongReference(true)
        .register(registry);
  }
}
