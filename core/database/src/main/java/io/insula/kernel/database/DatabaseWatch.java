package io.insula.kernel.database;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database again and again, on a connection of its own, whether it is there. When it is
 * silent (a frozen server, a network that swallows everything), those who wait for an answer would
 * do so for very long: their connections are broken for them.
 */
@Singleton
final class DatabaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  private final DatabaseServer server;
  private final PooledServer pooled;
  private final List<DatabaseCondition> conditions;
  private final DatabaseSettings settings;
  private final AtomicBoolean available = new AtomicBoolean(true);
  private final Semaphore stop = new Semaphore(0);

  DatabaseWatch(
      DatabaseServer server,
      PooledServer pooled,
      List<DatabaseCondition> conditions,
      DatabaseSettings settings) {
    this.server = server;
    this.pooled = pooled;
    this.conditions = conditions;
    this.settings = settings;
  }

  /** Whether the database has answered the last question. */
  boolean isAvailable() {
    return available.get();
  }

  @EventListener
  void start(StartupEvent event) {
    Thread.ofVirtual().name("database-watch").start(this::watch);
  }

  @EventListener
  void stop(ShutdownEvent event) {
    stop.release();
  }

  private void watch() {
    @Nullable Connection connection = null;
    try {
      do {
        connection = ask(connection);
      } while (!stop.tryAcquire(settings.pingInterval().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(connection);
    }
  }

  /** Asks once, and gives the connection for the next time. */
  private @Nullable Connection ask(@Nullable Connection used) {
    var connection = used;
    try {
      if (connection == null) {
        connection = server.open();
        connection.setNetworkTimeout(
            Runnable::run, Math.toIntExact(settings.longestSilence().toMillis()));
      }
      try (var statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        for (var condition : conditions) {
          condition.check(statement);
        }
      }
      is(true);
      return connection;
    } catch (SQLException e) {
      is(false);
      close(connection);
      if (!isAnswer(e)) {
        breakPool();
      }
      return null;
    }
  }

  /** A server that says why it takes no more connections serves those that it has. */
  private static boolean isAnswer(SQLException error) {
    return error instanceof PSQLException answer && answer.getServerErrorMessage() != null;
  }

  private void is(boolean there) {
    if (available.getAndSet(there) != there) {
      if (there) {
        LOG.info("The database is back");
      } else {
        LOG.warn("The database is away");
      }
    }
  }

  private void breakPool() {
    try {
      pooled.breakAll();
    } catch (SQLException e) {
      LOG.warn("Connections to the silent database cannot be broken", e);
    }
  }

  private static void close(@Nullable Connection connection) {
    if (connection != null) {
      try {
        // Saying goodbye to a silent database would wait for it.
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A connection to the database cannot be closed", e);
      }
    }
  }
}
