package io.insula.kernel.database.groupcommit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single connection of a group commit. A broken connection is replaced at the next use. Only
 * one thread uses this object at a time.
 */
final class WriterConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriterConnection.class);

  /**
   * After this idle time the connection is validated before use, because the server may have
   * restarted.
   */
  private static final Duration TRUSTED_FOR = Duration.ofMillis(500);

  private static final int VALID_WITHIN_SECONDS = 1;

  private final DataSource source;
  private @Nullable Connection connection;
  private long lastUsedNanos;

  WriterConnection(DataSource source) {
    this.source = source;
  }

  /** The work on the connection. */
  @FunctionalInterface
  interface Use<R> {
    R with(Connection connection) throws SQLException;
  }

  <R> R use(Use<R> use) throws SQLException {
    var open = open();
    try {
      return use.with(open);
    } catch (SQLException | RuntimeException | Error e) {
      if (!isTrusted(open)) {
        close();
      }
      throw e;
    } finally {
      lastUsedNanos = System.nanoTime();
    }
  }

  private Connection open() throws SQLException {
    var known = connection;
    if (known != null
        && (System.nanoTime() - lastUsedNanos < TRUSTED_FOR.toNanos() || isTrusted(known))) {
      return known;
    }
    close();
    var opened = source.getConnection();
    connection = opened;
    return opened;
  }

  private static boolean isTrusted(Connection connection) throws SQLException {
    return !connection.isClosed() && connection.isValid(VALID_WITHIN_SECONDS);
  }

  @Override
  public void close() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.debug("A connection could not be closed", e);
      }
      connection = null;
    }
  }
}
