package io.insula.kernel.database;

import io.insula.kernel.base.CannotStartException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the database at the start of the process. */
@Singleton
final class StartupConnection {
  private static final Logger LOG = LoggerFactory.getLogger(StartupConnection.class);

  private final UnpooledConnectionOpener server;
  private final DatabaseSettings settings;

  StartupConnection(UnpooledConnectionOpener server, DatabaseSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Opens a connection, with backoff while the database is unavailable.
   *
   * @throws CannotStartException if the database stays unavailable or refuses the connection
   */
  Connection open() {
    var wait = settings.firstWait();
    for (var attempt = 1; ; attempt++) {
      try {
        return server.open();
      } catch (SQLException e) {
        if (!DatabaseErrors.isUnavailable(e)) {
          throw new CannotStartException("The database refuses the connection: " + inOneLine(e), e);
        }
        if (attempt >= settings.connectAttempts()) {
          throw new CannotStartException(
              "The database is unavailable after attempt %d of %d: %s"
                  .formatted(attempt, settings.connectAttempts(), inOneLine(e)),
              e);
        }
        LOG.warn(
            "The database is unavailable (attempt {} of {}, next in {} s): {}",
            attempt,
            settings.connectAttempts(),
            wait.toMillis() / 1000.0,
            inOneLine(e));
        pause(wait);
        wait = min(wait.multipliedBy(2), settings.longestWait());
      }
    }
  }

  private static void pause(Duration wait) {
    var end = System.nanoTime() + wait.toNanos();
    for (var left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new CannotStartException("Interrupted while waiting for the database");
      }
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String inOneLine(SQLException error) {
    var message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    var cause = error.getCause();
    return cause == null ? message : message + " (" + cause + ")";
  }
}
