package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jdbi.v3.core.Jdbi;

/**
 * A lock for all changes of tickets and of task statuses, across all instances. Hold the lock for
 * milliseconds only.
 */
@Singleton
class TicketLock {
  private final Jdbi jdbi;

  TicketLock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes the lock until the commit. These limits keep a hung process from blocking others for
   * long:
   *
   * <ul>
   *   <li>at most 5 seconds of waiting for this lock, and then an error
   *   <li>at most 2 seconds of waiting for each later row lock
   *   <li>10 seconds without a statement, after which the database ends the connection
   * </ul>
   */
  @Transactional(TxType.MANDATORY)
  void take() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                SET LOCAL idle_in_transaction_session_timeout = '10s';
                SET LOCAL lock_timeout = '5s';
                SELECT pg_advisory_xact_lock(hashtextextended('insula.reporting', 0));
                SET LOCAL lock_timeout = '2s'
                """));
  }
}
