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

  /** Waits until no other change is under way, and holds up others until the commit. */
  @Transactional(TxType.MANDATORY)
  void take() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended('insula.reporting', 0))"));
  }
}
