package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts all changes of tickets and of the status of tasks in one order, over all instances. Each
 * takes milliseconds; what takes longer, such as making a report, happens outside.
 */
@Singleton
class TicketLock {
  private final Jdbi jdbi;

  TicketLock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Waits some seconds until no other change is under way, and holds up others until the commit.
   * What follows waits for a row a short time only, and the database ends a transaction whose
   * process stands still: a process that is stopped in the middle holds up no other for long.
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
