package io.insula.kernel.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The address of a database that starts at the same time as the process. If the main class starts
 * such a database, it registers this record as a bean. The data source then waits for the database
 * and uses the address of the database instead of the configured address.
 */
public record PendingDatabaseAddress(CompletableFuture<DatabaseAddress> address) {
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
