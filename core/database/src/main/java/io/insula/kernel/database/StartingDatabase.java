package io.insula.kernel.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A database that starts while the process does. The main class makes it a bean where it starts
 * one; the data source waits for it and then uses its address in place of the configured one.
 */
public record StartingDatabase(CompletableFuture<DatabaseAddress> address) {
  /**
   * Waits until it takes connections.
   *
   * @throws RuntimeException what its start has thrown
   */
  public DatabaseAddress await() {
    try {
      return address.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
