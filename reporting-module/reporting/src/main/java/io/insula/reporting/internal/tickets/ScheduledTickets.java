package io.insula.reporting.internal.tickets;

import io.insula.cycles.Cycle;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;

/** Makes tickets for which nobody asked. */
@Singleton
public class ScheduledTickets {
  private final Tickets tickets;
  private final AttemptJobs jobs;

  ScheduledTickets(Tickets tickets, AttemptJobs jobs) {
    this.tickets = tickets;
    this.jobs = jobs;
  }

  /** Makes a ticket on these cycles, in the transaction that runs. */
  @Transactional(TxType.MANDATORY)
  public long make(Collection<Cycle> cycles) {
    return tickets.makeScheduled(Wanted.of(null, true, cycles));
  }

  /** Lets this process begin at once. Call it after the commit. */
  public void begin() {
    jobs.lookNow();
  }
}
