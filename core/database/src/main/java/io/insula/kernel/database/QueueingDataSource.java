package io.insula.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import io.insula.kernel.base.Cancellation;
import io.insula.kernel.base.apps.CurrentApp;
import io.insula.kernel.database.shares.ConnectionPermit;
import io.insula.kernel.database.shares.ConnectionPermits;
import io.insula.kernel.database.shares.PermitReleasingConnection;
import io.insula.kernel.database.shares.StatementConcurrencyLimit;
import io.micronaut.context.BeanProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Makes callers queue for a connection while the pool is busy. Each app has its own queues. Callers
 * wait only while the database is available and their call is not cancelled.
 */
final class QueueingDataSource extends AbstractDataSource {
  private final HikariDataSource pool;
  private final BeanProvider<DatabaseMonitor> monitor;
  private final ConnectionPermits permits;
  private final StatementConcurrencyLimit statementLimit;

  QueueingDataSource(
      HikariDataSource pool,
      BeanProvider<DatabaseMonitor> monitor,
      ConnectionPermits permits,
      StatementConcurrencyLimit statementLimit) {
    this.pool = pool;
    this.monitor = monitor;
    this.permits = permits;
    this.statementLimit = statementLimit;
  }

  @Override
  public Connection getConnection() throws SQLException {
    long start = System.nanoTime();
    failIfWaitIsFutile();
    try {
      return connect(permits.acquire(CurrentApp.current(), this::failIfWaitIsFutile), start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for a connection", e);
    }
  }

  private Connection connect(ConnectionPermit permit, long startNanos)
      throws SQLException, InterruptedException {
    try {
      return connect(permit, statementLimit.enter(), startNanos);
    } catch (SQLException | InterruptedException | RuntimeException | Error e) {
      permit.release();
      throw e;
    }
  }

  private Connection connect(
      ConnectionPermit permit, StatementConcurrencyLimit.Pass pass, long startNanos)
      throws SQLException {
    try {
      return PermitReleasingConnection.of(
          fromPool(startNanos),
          () -> {
            pass.close();
            permit.release();
          });
    } catch (SQLException | RuntimeException | Error e) {
      pass.close();
      throw e;
    }
  }

  /**
   * Takes a connection from the pool, and retries after the pool's short timeout. This timeout can
   * pass while the pool opens a connection for the caller.
   *
   * @param startNanos when the caller began to wait for its permit; the longest wait includes the
   *     waits for the permit and for the pool
   */
  private Connection fromPool(long startNanos) throws SQLException {
    while (true) {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        if (permits.isOver(startNanos)
            || !monitor.get().isAvailable()
            || Cancellation.current().isCancelled()) {
          throw e;
        }
      }
    }
  }

  /**
   * Throws if waiting is useless:
   *
   * <ul>
   *   <li>The call was cancelled.
   *   <li>The database is unavailable, and the pool has no idle connection. An idle connection may
   *       still work.
   * </ul>
   */
  private void failIfWaitIsFutile() throws SQLException {
    if (Cancellation.current().isCancelled()) {
      throw new SQLTransientConnectionException("The calling process cancelled the call");
    }
    if (!monitor.get().isAvailable() && pool.getHikariPoolMXBean().getIdleConnections() == 0) {
      throw new SQLTransientConnectionException("The database does not answer");
    }
  }
}
