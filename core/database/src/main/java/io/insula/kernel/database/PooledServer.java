package io.insula.kernel.database;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Opens the connections of the pool and the dedicated ones, and knows which are open. It has its
 * own retries while the database is unavailable, because the pool's waits grow to five seconds,
 * which is too long when the database answers again.
 */
@Singleton
final class PooledServer {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

  private final DatabaseServer server;
  private final DatabaseSettings settings;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  PooledServer(DatabaseServer server, DatabaseSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Returns the source of the pool's connections. It is not a bean, because the framework would
   * wrap it.
   */
  DataSource source() {
    return new ConnectionSource() {
      @Override
      public Connection getConnection() throws SQLException {
        return open();
      }
    };
  }

  private Connection open() throws SQLException {
    while (true) {
      try {
        return openOnce();
      } catch (SQLException e) {
        if (!DatabaseErrors.isUnavailable(e) || closedWithin(RETRY_INTERVAL)) {
          throw e;
        }
      }
    }
  }

  /** Opens a connection, or throws. */
  Connection openOnce() throws SQLException {
    var connection = server.open(settings.longestStatement());
    forgetClosed();
    open.add(connection);
    return connection;
  }

  /** Breaks every open connection, so that every caller that waits for an answer gets an error. */
  void breakAll() throws SQLException {
    for (var connection : open) {
      connection.abort(Runnable::run);
    }
    forgetClosed();
  }

  /** Stops the retries. Otherwise the pool could not stop while the database is unavailable. */
  @EventListener
  void stop(ShutdownEvent event) {
    closed.countDown();
  }

  private void forgetClosed() throws SQLException {
    for (var connection : open) {
      if (connection.isClosed()) {
        open.remove(connection);
      }
    }
  }

  private boolean closedWithin(Duration time) throws SQLException {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for the database", e);
    }
  }
}
