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
 * Opens the connections of the pool and the {@linkplain DedicatedConnectionOpener dedicated}
 * connections. Can break all open connections at once.
 *
 * <p>While the database is unavailable, this class tries every 200 ms to open a connection for the
 * pool. The pool itself could pause for five seconds.
 */
@Singleton
final class TrackedConnectionOpener {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

  private final UnpooledConnectionOpener server;
  private final DatabaseSettings settings;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  TrackedConnectionOpener(UnpooledConnectionOpener server, DatabaseSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Returns the data source from which the pool gets connections. The data source is not a bean,
   * because Micronaut would wrap a bean.
   */
  DataSource source() {
    return new AbstractDataSource() {
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
        if (!DatabaseErrors.isUnavailable(e) || awaitClosed(RETRY_INTERVAL)) {
          throw e;
        }
      }
    }
  }

  /** Opens a connection without retries. */
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

  private boolean awaitClosed(Duration time) throws SQLException {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for the database", e);
    }
  }
}
