package io.insula.kernel.database;

import io.insula.kernel.base.InvalidConfigurationException;
import io.insula.kernel.base.time.WholeSeconds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections to one PostgreSQL database. The connections are not pooled. */
@Singleton
final class UnpooledConnectionOpener {
  private static final String SCHEME = "jdbc:postgresql:";
  private static final String APPLICATION_NAME = "insula";
  private static final int CONNECT_TIMEOUT_SECONDS = 2;

  private final AtomicReference<@Nullable DatabaseAddress> currentAddress = new AtomicReference<>();

  /**
   * Sets the address.
   *
   * @throws InvalidConfigurationException if no address is given, or it is not a PostgreSQL
   *     address; the message names the setting
   */
  void useAddress(DatabaseAddress address) {
    if (address.url().isBlank() || address.url().equals(SCHEME)) {
      throw new InvalidConfigurationException(
          address.setting()
              + " is not set. It is the address of the PostgreSQL database, for"
              + " instance jdbc:postgresql://localhost:5432/insula");
    }
    if (!address.url().startsWith(SCHEME)) {
      throw new InvalidConfigurationException(
          address.setting()
              + " must begin with jdbc:postgresql: but begins with "
              + address.url().split("[/@?]", 2)[0]);
    }
    if (Driver.parseURL(address.url(), null) == null) {
      throw new InvalidConfigurationException(
          address.setting()
              + " is not an address of PostgreSQL, such as"
              + " jdbc:postgresql://localhost:5432/insula");
    }
    currentAddress.set(address);
  }

  /** Opens a connection without a read timeout. */
  Connection open() throws SQLException {
    return open(Duration.ZERO);
  }

  /**
   * Opens a connection. A read fails if the database sends nothing for {@code readTimeout}.
   *
   * @param readTimeout rounded up to whole seconds; zero means no limit
   */
  Connection open(Duration readTimeout) throws SQLException {
    var address = currentAddress.get();
    if (address == null) {
      throw new IllegalStateException("The address of the database is not set yet");
    }
    return DriverManager.getConnection(
        withoutParameters(address), parameters(address, readTimeout));
  }

  /**
   * Returns the address without parameters. Flyway repeatedly searches the address for passwords,
   * which takes 100 ms with all parameters of the driver.
   */
  private static String withoutParameters(DatabaseAddress address) {
    return address.url().split("\\?", 2)[0];
  }

  /** Returns the parameters of the address. Parameters that this class sets take precedence. */
  private static Properties parameters(DatabaseAddress address, Duration readTimeout) {
    var parameters = Objects.requireNonNull(Driver.parseURL(address.url(), null), "not an address");
    if (!address.username().isEmpty()) {
      PGProperty.USER.set(parameters, address.username());
    }
    if (!address.password().isEmpty()) {
      PGProperty.PASSWORD.set(parameters, address.password());
    }
    PGProperty.APPLICATION_NAME.set(parameters, APPLICATION_NAME);
    PGProperty.TCP_KEEP_ALIVE.set(parameters, true);
    PGProperty.CONNECT_TIMEOUT.set(parameters, CONNECT_TIMEOUT_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(parameters, CONNECT_TIMEOUT_SECONDS);
    // Rounds up, because zero seconds mean no limit for the driver.
    PGProperty.SOCKET_TIMEOUT.set(parameters, Math.toIntExact(WholeSeconds.roundedUp(readTimeout)));
    return parameters;
  }
}
