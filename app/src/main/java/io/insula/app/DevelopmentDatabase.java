package io.insula.app;

import io.insula.kernel.database.DatabaseAddress;
import io.insula.kernel.database.PendingDatabaseAddress;
import io.insula.postgres.PostgresException;
import io.insula.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL of development, which is restarted after a crash. Production does not
 * contain the library with the embedded server, so only this class may use the library.
 */
final class DevelopmentDatabase implements AutoCloseable {
  private static final String NAME = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(DevelopmentDatabase.class);

  private final CompletableFuture<PostgresServer> server;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private DevelopmentDatabase(CompletableFuture<PostgresServer> server) {
    this.server = server;
    var unused = server.thenAccept(this::restartWhenItEnds);
  }

  /** Starts the database in the background, while the rest of the server starts. */
  static DevelopmentDatabase start(Path data) {
    return new DevelopmentDatabase(
        CompletableFuture.supplyAsync(
            () -> PostgresServer.startDurable(data), DevelopmentDatabase::onThread));
  }

  private static void onThread(Runnable task) {
    Thread.ofPlatform().name("insula-postgres-start").start(task);
  }

  private void restartWhenItEnds(PostgresServer started) {
    var unused =
        started
            .process()
            .onExit()
            .thenRunAsync(() -> restart(started), DevelopmentDatabase::onThread);
  }

  /**
   * Ends this process if the restart fails, because the process would never be ready again without
   * its database.
   */
  private void restart(PostgresServer ended) {
    try {
      synchronized (ended) {
        if (isClosed.get()) {
          return;
        }
        LOG.warn("PostgreSQL has ended unexpectedly and is being restarted");
        ended.start();
        restartWhenItEnds(ended);
      }
    } catch (PostgresException e) {
      LOG.error("Insula stops because PostgreSQL does not restart: {}", e.getMessage());
      System.exit(1);
    }
  }

  /** Returns the database that the data source waits for. */
  PendingDatabaseAddress starting() {
    return new PendingDatabaseAddress(
        server.thenApply(
            started ->
                new DatabaseAddress(
                    started.jdbcUrl(NAME), started.username(), started.password())));
  }

  /** Waits until the database has started, and stops it. Does nothing if the start failed. */
  @Override
  public void close() {
    isClosed.set(true);
    try {
      server.join().close();
    } catch (CompletionException e) {
      // The start failed. The data source has already reported the failure.
    }
  }
}
