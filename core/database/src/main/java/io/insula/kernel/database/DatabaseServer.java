package io.insula.kernel.database;

import io.insula.kernel.base.ConfigurationMissingException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The PostgreSQL server of this process: opens connections to it, outside of any pool. */
@Singleton
final class DatabaseServer {
  private static final String SCHEME = "jdbc:postgresql:";
  private static final String APPLICATION_NAME = "insula";
  private static final int CONNECT_TIMEOUT_SECONDS = 2;

  private final AtomicReference<@Nullable DatabaseAddress> known = new AtomicReference<>();

  /**
   * Sets the address.
   *
   * @throws ConfigurationMissingException if no address is given, or it is not a PostgreSQL address
   */
  void useAddress(DatabaseAddress address) {
    if (address.url().isBlank() || address.url().equals(SCHEME)) {
      throw new ConfigurationMissingException(
          "INSULA_DATABASE_URL is not set. It is the address of the PostgreSQL database, for"
              + " instance jdbc:postgresql://localhost:5432/insula");
    }
    if (!address.url().startsWith(SCHEME)) {
      throw new ConfigurationMissingException(
          "INSULA_DATABASE_URL must begin with jdbc:postgresql: but begins with "
              + address.url().split("[/@?]", 2)[0]);
    }
    known.set(address);
  }

  /** Opens a connection without a read timeout. */
  Connection open() throws SQLException {
    return open(Duration.ZERO);
  }

  /** Opens a connection with a read timeout; zero is none. */
  Connection open(Duration longestSilence) throws SQLException {
    var address = known.get();
    if (address == null) {
      throw new IllegalStateException("The address of the database is not set yet");
    }
    return sourceFor(address, longestSilence).getConnection();
  }

  private static PGSimpleDataSource sourceFor(DatabaseAddress address, Duration longestSilence) {
    var source = new PGSimpleDataSource();
    source.setUrl(address.url());
    if (!address.username().isEmpty()) {
      source.setUser(address.username());
    }
    if (!address.password().isEmpty()) {
      source.setPassword(address.password());
    }
    source.setApplicationName(APPLICATION_NAME);
    source.setTcpKeepAlive(true);
    source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    source.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
    source.setSocketTimeout(Math.toIntExact(longestSilence.toSeconds()));
    return source;
  }
}
