package io.insula.app;

import io.insula.kernel.database.DatabaseAddress;
import io.insula.kernel.database.StartingDatabase;
import io.insula.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The PostgreSQL that comes along in development. The only class that knows it: production has
 * neither the server nor the library that runs it, and never loads this.
 */
final class DevelopmentDatabase implements AutoCloseable {
  private static final String NAME = "postgres";

  private final CompletableFuture<PostgresServer> server;

  private DevelopmentDatabase(CompletableFuture<PostgresServer> server) {
    this.server = server;
  }

  /** Begins to start it; the rest of the server starts meanwhile. */
  static DevelopmentDatabase start(Path data) {
    return new DevelopmentDatabase(
        CompletableFuture.supplyAsync(
            () -> PostgresServer.startDurable(data),
            task -> Thread.ofPlatform().name("insula-postgres-start").start(task)));
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
    try {
      server.join().close();
    } catch (CompletionException e) {
      // It did not start, which was said where its address was waited for.
    }
  }
}
