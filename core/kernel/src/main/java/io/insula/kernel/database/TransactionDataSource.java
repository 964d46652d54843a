package io.insula.kernel.database;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Lets libraries that take connections from a {@link DataSource} join {@code @Transactional}: hands
 * out the connection of the transaction that runs on this thread, which closing leaves open, and
 * outside of one a connection of the pool.
 */
@Singleton
public class TransactionDataSource {
  private final DataSource view;

  TransactionDataSource(DataSource dataSource, ConnectionOperations<Connection> transactions) {
    this.view = new View(DelegatingDataSource.unwrapDataSource(dataSource), transactions);
  }

  /** The data source to give to such a library. */
  public DataSource dataSource() {
    return view;
  }

  private record View(DataSource pool, ConnectionOperations<Connection> transactions)
      implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      var status = transactions.findConnectionStatus();
      return status.isPresent() ? leftOpen(status.get().getConnection()) : pool.getConnection();
    }

    private static Connection leftOpen(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              View.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
      throw new SQLFeatureNotSupportedException("the pool has one user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return pool.isWrapperFor(type);
    }
  }
}
