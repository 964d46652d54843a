package io.insula.kernel.database;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Provides libraries with a {@link DataSource} that joins the {@code @Transactional} transaction of
 * this thread. In a transaction, the connection stays open when a library closes it. Without a
 * transaction, the connection comes from the pool.
 */
@Singleton
public class TransactionDataSource {
  private final DataSource view;

  TransactionDataSource(DataSource dataSource, ConnectionOperations<Connection> transactions) {
    this.view = new View(DelegatingDataSource.unwrapDataSource(dataSource), transactions);
  }

  /** Returns the data source to give to a library such as Jdbi or db-scheduler. */
  public DataSource dataSource() {
    return view;
  }

  private static final class View extends AbstractDataSource {
    private final DataSource pool;
    private final ConnectionOperations<Connection> transactions;

    View(DataSource pool, ConnectionOperations<Connection> transactions) {
      this.pool = pool;
      this.transactions = transactions;
    }

    @Override
    public Connection getConnection() throws SQLException {
      var status = transactions.findConnectionStatus();
      return status.isPresent()
          ? ignoringClose(status.get().getConnection())
          : pool.getConnection();
    }

    private static Connection ignoringClose(Connection connection) {
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
  }
}
