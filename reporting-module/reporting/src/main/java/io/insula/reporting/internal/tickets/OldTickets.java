package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Deletes the tickets whose retention has passed, with the tasks that no other ticket has. */
@Singleton
final class OldTickets {
  /**
   * How many tickets one transaction deletes, so that it holds the lock of tickets only briefly.
   */
  private static final int BATCH = 200;

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
      deleted = table.deleteFinished(before, BATCH);
    } while (deleted == BATCH);
  }
}
