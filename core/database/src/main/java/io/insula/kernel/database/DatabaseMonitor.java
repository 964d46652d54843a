package io.insula.kernel.database;

import io.insula.kernel.base.watching.ErrorReporter;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the database at short intervals, on a separate connection. Breaks connections in two
 * cases:
 *
 * <ul>
 *   <li>The database is silent, for instance a frozen server. Callers then get an error instead of
 *       waiting for minutes.
 *   <li>The database becomes read-only, or accepts writes again, for instance at a failover. New
 *       connections then reach the right server.
 * </ul>
 */
@Singleton
final class DatabaseMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final UnpooledConnectionOpener server;
  private final TrackedConnectionOpener pooled;
  private final List<DatabaseReadinessCheck> conditions;
  private final DatabaseSettings settings;
  private final DatabaseProbe probe;
  private final SupervisedLoop loop;
  private final AtomicBoolean available = new AtomicBoolean(true);
  private final AtomicBoolean readOnly = new AtomicBoolean();
  private final AtomicReference<@Nullable Connection> probeConnection = new AtomicReference<>();

  DatabaseMonitor(
      UnpooledConnectionOpener server,
      TrackedConnectionOpener pooled,
      List<DatabaseReadinessCheck> conditions,
      DatabaseSettings settings,
      DatabaseProbe probe,
      ErrorReporter errors) {
    this.server = server;
    this.pooled = pooled;
    this.conditions = conditions;
    this.settings = settings;
    this.probe = probe;
    this.loop =
        SupervisedLoop.every(settings.pingInterval(), "database-monitor", errors, this::probe);
  }

  /** Returns whether the database answered the last probe; true before the first probe. */
  boolean isAvailable() {
    return available.get();
  }

  /**
   * Returns whether the database was read-only at the last probe. A standby is read-only, and so is
   * a database that was configured as read-only.
   */
  boolean isReadOnly() {
    return readOnly.get();
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    loop.stop(STOP_WITHIN);
    disconnect();
  }

  private void probe() {
    try (var statement = connection().createStatement()) {
      setReadOnly(probe.probeReadOnly(statement));
      for (var condition : conditions) {
        condition.check(statement);
      }
      setAvailable(true);
      if (readOnly.get()) {
        disconnect();
      }
    } catch (SQLException e) {
      setAvailable(false);
      disconnect();
      if (!isServerError(e)) {
        breakPool();
      }
    }
  }

  private Connection connection() throws SQLException {
    var openConnection = probeConnection.get();
    if (openConnection != null) {
      return openConnection;
    }
    var connection = server.open();
    probeConnection.set(connection);
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(settings.pingTimeout().toMillis()));
    return connection;
  }

  /**
   * Returns whether the error is an answer of the database server. After such an answer, open
   * connections may still work and must not be broken.
   */
  private static boolean isServerError(SQLException error) {
    return error instanceof PSQLException answer && answer.getServerErrorMessage() != null;
  }

  private void setAvailable(boolean isAvailable) {
    if (available.getAndSet(isAvailable) != isAvailable) {
      if (isAvailable) {
        LOG.info("The database is reachable again");
      } else {
        LOG.warn("The database is unreachable");
      }
    }
  }

  private void setReadOnly(boolean isReadOnly) {
    if (readOnly.getAndSet(isReadOnly) != isReadOnly) {
      if (isReadOnly) {
        LOG.warn("The database is read-only: it is a standby, or was set to read-only");
      } else {
        LOG.info("The database accepts writes again");
      }
      breakPool();
    }
  }

  private void breakPool() {
    try {
      pooled.breakAll();
    } catch (SQLException e) {
      LOG.warn("Could not break the connections to the database", e);
    }
  }

  private void disconnect() {
    var connection = probeConnection.getAndSet(null);
    if (connection != null) {
      try {
        // A regular close would wait for a silent database.
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("Could not close a connection to the database", e);
      }
    }
  }
}
