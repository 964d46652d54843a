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
 * Connections outside the pool, for the few parts that keep theirs and must not queue behind
 * requests. They are read committed whatever the database's default is, commit by themselves, and
 * break like those of the pool when the database falls silent.
 */
@Singleton
public class DedicatedConnections {
  private static final Logger LOG = LoggerFactory.getLogger(DedicatedConnections.class);

  /** How often one that opens asks whether the database is available. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private final PooledServer server;
  private final BeanProvider<DatabaseMonitor> monitor;

  DedicatedConnections(PooledServer server, BeanProvider<DatabaseMonitor> monitor) {
    this.server = server;
    this.monitor = monitor;
  }

  /**
   * Opens a new connection at each call, which the caller closes; fails as soon as the monitor
   * finds the database unavailable.
   */
  public DataSource dataSource() {
    return new ConnectionSource() {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = open();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
      }
    };
  }

  // A frozen server takes connections and then says nothing, for longer than a request may wait.
  private Connection open() throws SQLException {
    var opening = new CompletableFuture<Connection>();
    Thread.ofVirtual().name("dedicated-connection").start(() -> open(opening));
    try {
      return await(opening);
    } catch (SQLException | RuntimeException | Error e) {
      opening.thenAccept(DedicatedConnections::abandon);
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
          return opening.get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          LOG.trace("A connection is not open yet", e);
        }
      }
      throw new SQLTransientConnectionException("The database does not answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException refusal
          ? refusal
          : new SQLException("A connection cannot be opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while a connection was opened", e);
    }
  }

  private static void abandon(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A connection that nobody waits for cannot be closed", e);
    }
  }
}
