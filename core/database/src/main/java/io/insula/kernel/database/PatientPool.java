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
 * Tells a crowd from an outage. The pool itself gives up soon, so that nobody waits for a database
 * that is away; while the database is there and merely many want it, they wait their turn, unless
 * the call from another process that they work on was cancelled.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PatientPool implements BeanCreatedEventListener<DataSource> {
  private final BeanProvider<DatabaseWatch> watch;
  private final DatabaseSettings settings;

  PatientPool(BeanProvider<DatabaseWatch> watch, DatabaseSettings settings) {
    this.watch = watch;
    this.settings = settings;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new Patient(event.getBean(), watch, settings.longestQueue());
  }

  private static final class Patient extends ConnectionSource {
    private final DataSource pool;
    private final BeanProvider<DatabaseWatch> watch;
    private final Duration longestQueue;

    Patient(DataSource pool, BeanProvider<DatabaseWatch> watch, Duration longestQueue) {
      this.pool = pool;
      this.watch = watch;
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
              || !watch.get().isAvailable()
              || Cancellation.current().isCancelled()) {
            throw e;
          }
        }
      }
    }
  }
}
