package io.insula.analytics.internal.answers;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** Reads several tables in one snapshot. */
@Singleton
class ConsistentReads {
  private final Jdbi jdbi;

  ConsistentReads(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs statements that all see the same data: the rows that were committed before the first
   * statement reads a table.
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  <T, X extends Exception> T read(HandleCallback<T, X> snapshots) throws X {
    return jdbi.withHandle(snapshots);
  }
}
