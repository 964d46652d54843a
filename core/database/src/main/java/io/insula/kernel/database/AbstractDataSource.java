package io.insula.kernel.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A base class for data sources. A subclass only has to open connections. The user name and
 * password in a call are ignored.
 */
abstract class AbstractDataSource implements DataSource {
  @Override
  public final Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public final PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final void setLoginTimeout(int seconds) {
    // The caller's timeout is ignored. UnpooledConnectionOpener sets its own timeout, which is
    // shorter than the timeouts of libraries.
  }

  @Override
  public final int getLoginTimeout() {
    return 0;
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
