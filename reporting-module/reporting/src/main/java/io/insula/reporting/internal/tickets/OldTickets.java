package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes tickets whose retention has passed, and their tasks. Keeps a task that another ticket
 * contains.
 */
@Singleton
final class OldTickets {
  /**
   * How many tickets one transaction deletes, so that it holds the lock of tickets only briefly.
   */
  private static final int BATCH_TICKETS = 200;

  private final OldTicketTable table;
  private final Duration retention;
  private final Clock clock;

  OldTickets(OldTicketTable table, TicketSettings settings, Clock clock) {
    this.table = table;
    this.retention = settings.ticketRetention();
    this.clock = clock;
  }

  void deleteAll() {
    var before = clock.instant().minus(retention);
    int deleted;
    do {
      deleted = table.deleteFinished(before, BATCH_TICKETS);
    } while (deleted == BATCH_TICKETS);
  }
}
