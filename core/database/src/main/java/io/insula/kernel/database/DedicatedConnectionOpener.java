package io.insula.kernel.database;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections outside the pool, for code that keeps a connection for long. The connections
 * use auto-commit and read committed. {@link DatabaseMonitor} breaks these connections, for
 * instance if the database is silent.
 */
@Singleton
public class DedicatedConnectionOpener {
  private static final Logger LOG = LoggerFactory.getLogger(DedicatedConnectionOpener.class);

  /**
   * How often a caller that waits for a new connection checks whether the database is still
   * available.
   */
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

  private final TrackedConnectionOpener server;
  private final BeanProvider<DatabaseMonitor> monitor;

  DedicatedConnectionOpener(TrackedConnectionOpener server, BeanProvider<DatabaseMonitor> monitor) {
    this.server = server;
    this.monitor = monitor;
  }

  /**
   * Returns a data source that opens a new connection at each call. The caller closes the
   * connection. Opening fails as soon as the database is unavailable.
   */
  public DataSource dataSource() {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = open();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
      }
    };
  }

  // Opens the connection on another thread, so that the caller can stop waiting. A frozen server
  // accepts a connection and then sends nothing.
  private Connection open() throws SQLException {
    var opening = new CompletableFuture<Connection>();
    Thread.ofVirtual().name("dedicated-connection").start(() -> open(opening));
    try {
      return await(opening);
    } catch (SQLException | RuntimeException | Error e) {
      opening.thenAccept(DedicatedConnectionOpener::abandon);
      throw e;
    }
  }

  private void open(CompletableFuture<Connection> opening) {
    try {
      opening.complete(server.openOnce());
    } catch (SQLException | RuntimeException | Error e) {
      opening.completeExceptionally(e);
    }
  }

  private Connection await(CompletableFuture<Connection> opening) throws SQLException {
    try {
      while (monitor.get().isAvailable() || opening.isDone()) {
        try {
          return opening.get(CHECK_INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          LOG.trace("The connection is not open yet", e);
        }
      }
      throw new SQLTransientConnectionException("The database does not answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException refusal
          ? refusal
          : new SQLException("The connection could not be opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while opening a connection", e);
    }
  }

  private static void abandon(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("Could not close a connection that is no longer needed", e);
    }
  }
}
