package io.insula.app;

import io.insula.kernel.database.DatabaseAddress;
import io.insula.kernel.database.StartingDatabase;
import io.insula.postgres.PostgresException;
import io.insula.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes along in development, started again when it dies. The only class that
 * knows it: production has neither the server nor the library that runs it, and never loads this.
 */
final class DevelopmentDatabase implements AutoCloseable {
  private static final String NAME = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(DevelopmentDatabase.class);

  private final CompletableFuture<PostgresServer> server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DevelopmentDatabase(CompletableFuture<PostgresServer> server) {
    this.server = server;
    var unused = server.thenAccept(this::restartWhenItEnds);
  }

  /** Begins to start it; the rest of the server starts meanwhile. */
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

  /** Ends this process if that fails: without its database it would never be ready again. */
  private void restart(PostgresServer ended) {
    try {
      synchronized (ended) {
        if (closed.get()) {
          return;
        }
        LOG.warn("PostgreSQL has ended by itself, and is started again");
        ended.start();
        restartWhenItEnds(ended);
      }
    } catch (PostgresException e) {
      LOG.error("Insula stops, since PostgreSQL does not start again: {}", e.getMessage());
      System.exit(1);
    }
  }

  /** What the data source waits for. */
  StartingDatabase starting() {
    return new StartingDatabase(
        server.thenApply(
            started ->
                new DatabaseAddress(
                    started.jdbcUrl(NAME), started.username(), started.password())));
  }

  /** Stops it once it stands; does nothing if it never will. */
  @Override
  public void close() {
    closed.set(true);
    try {
      server.join().close();
    } catch (CompletionException e) {
      // It did not start, which was said where its address was waited for.
    }
  }
}
