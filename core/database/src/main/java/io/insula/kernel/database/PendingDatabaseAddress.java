package io.insula.kernel.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The address of a database that starts at the same time as the process. If this record is a bean,
 * the data source waits for the database, and ignores the configured address.
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
