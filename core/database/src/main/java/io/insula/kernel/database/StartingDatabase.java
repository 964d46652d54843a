package io.insula.kernel.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A database that starts at the same time as the process. The main class registers it as a bean if
 * it starts one. The data source waits for it and uses its address instead of the configured one.
 */
public record StartingDatabase(CompletableFuture<DatabaseAddress> address) {
  /**
   * Waits until the database accepts connections.
   *
   * @throws RuntimeException the exception with which the start of the database failed
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
