package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jdbi.v3.core.Jdbi;

/**
 * A lock that serializes all changes of tickets and of the status of tasks over all instances. Each
 * change takes milliseconds; longer work, such as making a report, happens outside of it.
 */
@Singleton
class TicketLock {
  private final Jdbi jdbi;

  TicketLock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes the lock until the commit. Fails after a wait of 5 seconds. With the lock, the
   * transaction waits at most 2 seconds for each row lock. If the process executes nothing in the
   * transaction for 10 seconds, the database ends the connection. So a hung process does not block
   * other processes for long.
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
