package io.insula.kernel.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections outside the pool, for the few parts that keep theirs and must not queue behind
 * requests. They are read committed whatever the database's default is, commit by themselves, and
 * break like those of the pool when the database falls silent.
 */
@Singleton
public class DedicatedConnections {
  private final PooledServer server;

  DedicatedConnections(PooledServer server) {
    this.server = server;
  }

  /** Opens a new connection at each call, which the caller closes; fails soon if it cannot. */
  public DataSource dataSource() {
    return new ConnectionSource() {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = server.openOnce();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
      }
    };
  }
}
