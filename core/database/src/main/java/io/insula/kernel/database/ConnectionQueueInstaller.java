package io.insula.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.kernel.database.shares.ConnectionShares;
import io.insula.kernel.database.shares.StatementGate;
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
    var shares =
        new ConnectionShares(
            pool.getMaximumPoolSize(), settings.mostWaiting(), settings.longestQueue());
    meters.ifPresent(registry -> register(shares, registry));
    return new QueueingDataSource(
        pool, monitor, shares, new StatementGate(settings.statementsAtOnce()));
  }

  private static void register(ConnectionShares shares, MeterRegistry registry) {
    Gauge.builder("insula.database.waiting.callers", shares, ConnectionShares::waiting)
        .description("Callers that wait for a connection to the database")
        .strongReference(true)
        .register(registry);
  }
}
