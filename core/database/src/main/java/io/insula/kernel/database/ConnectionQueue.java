package io.insula.kernel.database;

import io.insula.kernel.base.Cancellation;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Lets callers queue for a connection while the pool is merely busy. The pool itself gives up soon,
 * so that no request waits for a database that is unavailable; while the database answers, callers
 * wait for their turn, unless the call from another process that they work on was cancelled.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConnectionQueue implements BeanCreatedEventListener<DataSource> {
  private final BeanProvider<DatabaseMonitor> monitor;
  private final DatabaseSettings settings;

  ConnectionQueue(BeanProvider<DatabaseMonitor> monitor, DatabaseSettings settings) {
    this.monitor = monitor;
    this.settings = settings;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new QueueingDataSource(event.getBean(), monitor, settings.longestQueue());
  }

  private static final class QueueingDataSource extends ConnectionSource {
    private final DataSource pool;
    private final BeanProvider<DatabaseMonitor> monitor;
    private final Duration longestQueue;

    QueueingDataSource(
        DataSource pool, BeanProvider<DatabaseMonitor> monitor, Duration longestQueue) {
      this.pool = pool;
      this.monitor = monitor;
      this.longestQueue = longestQueue;
    }

    @Override
    public Connection getConnection() throws SQLException {
      long start = System.nanoTime();
      while (true) {
        try {
          return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
          if (System.nanoTime() - start > longestQueue.toNanos()
              || !monitor.get().isAvailable()
              || Cancellation.current().isCancelled()) {
            throw e;
          }
        }
      }
    }
  }
}
