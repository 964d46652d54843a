package io.insula.reporting.internal.tickets;

import io.insula.cycles.Cycle;
import io.insula.reporting.TicketConflictException;
import io.insula.reporting.TicketNotFoundException;
import io.insula.reporting.TooManyTicketsException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Makes, cancels and retries tickets, each in one transaction. */
@Singleton
public class TicketService {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

  /** How long {@link #makeUrgentTicket} leaves out a cycle after a failed or cancelled task. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(15);

  private final TicketLock lock;
  private final TicketTable tickets;
  private final TaskTable tasks;
  private final UnfinishedTickets open;
  private final AttemptJobScheduler jobs;
  private final TicketMailScheduler mailScheduler;
  private final TicketSettings settings;
  private final Clock clock;

  TicketService(
      TicketLock lock,
      TicketTable tickets,
      TaskTable tasks,
      UnfinishedTickets open,
      AttemptJobScheduler jobs,
      TicketMailScheduler mailScheduler,
      TicketSettings settings,
      Clock clock) {
    this.lock = lock;
    this.tickets = tickets;
    this.tasks = tasks;
    this.open = open;
    this.jobs = jobs;
    this.mailScheduler = mailScheduler;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Finds the requester's unfinished ticket for the wanted reports; empty if there is none. Takes
   * no lock, so requests do not wait.
   */
  Optional<Long> joinable(ReportRequest wanted, String by, ManagedCycles mine) {
    return wanted.coversAll()
        ? open.onAll(wanted.ids(), by)
        : open.onCycle(wanted.cycles().firstKey(), by, mine);
  }

  /**
   * Makes the report on one cycle urgent, so that it is made before the reports of a ticket on many
   * cycles.
   */
  @Transactional
  void raisePriority(long cycleId) {
    jobs.raisePriority(cycleId);
  }

  /**
   * Returns the requester's unfinished ticket for the wanted reports, or makes a ticket.
   *
   * @throws TooManyTicketsException if the requester already has the maximum number of unfinished
   *     tickets
   */
  @Transactional
  long joinOrMake(ReportRequest wanted, String by, ManagedCycles mine) {
    lock.take();
    var existing = joinable(wanted, by, mine);
    if (existing.isEmpty()) {
      requireBelowLimit(by);
    }
    long id = existing.orElseGet(() -> insert(wanted));
    if (!wanted.coversAll()) {
      jobs.raisePriority(wanted.cycles().firstKey());
    }
    return id;
  }

  /** Makes a ticket without a requester on these cycles, in the current transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public long makeScheduledTicket(Collection<Cycle> cycles) {
    lock.take();
    return insert(ReportRequest.of(null, true, cycles));
  }

  /**
   * Makes an urgent ticket without a requester for each of these cycles. Leaves out a cycle whose
   * task is unfinished, or recently ended without success.
   *
   * @return whether there is a new ticket
   */
  @Transactional
  public boolean makeUrgentTicket(Collection<Cycle> cycles) {
    lock.take();
    var tried =
        tasks.triedSince(
            cycles.stream().map(Cycle::id).toList(), clock.instant().minus(PAUSE_AFTER_FAILURE));
    var wanted = cycles.stream().filter(cycle -> !tried.contains(cycle.id())).toList();
    wanted.forEach(cycle -> insert(ReportRequest.of(null, false, List.of(cycle))));
    return !wanted.isEmpty();
  }

  /**
   * Makes this process look for scheduled attempts immediately. Call this after the commit, because
   * the attempts are not visible earlier.
   */
  public void pollNow() {
    jobs.pollNow();
  }

  @Transactional
  void cancel(long ticketId, String by) {
    lock.take();
    if (isFinished(ticketId)) {
      throw new TicketConflictException(
          ticketId, "Ticket " + ticketId + " is finished; there is nothing to cancel.");
    }
    var now = clock.instant();
    var ended = tickets.cancel(ticketId, now);
    tasks.cancelUnwanted(ticketId, now);
    if (!by.equals(ended.requestedBy())) {
      mailScheduler.schedule(List.of(ended));
    }
  }

  @Transactional
  void retry(long ticketId, String by) {
    lock.take();
    if (!isFinished(ticketId)) {
      throw new TicketConflictException(
          ticketId,
          "Ticket %d is not finished yet, so it cannot be retried. Wait for its end, or cancel it first."
              .formatted(ticketId));
    }
    var cycles = tasks.notSucceeded(ticketId);
    if (cycles.isEmpty()) {
      throw new TicketConflictException(
          ticketId, "All tasks of ticket " + ticketId + " succeeded; there is nothing to retry.");
    }
    requireRequesterBelowLimit(ticketId, by);
    tickets.reopen(ticketId, clock.instant());
    scheduleTasks(ticketId, cycles, cycles.size() == 1);
  }

  private long insert(ReportRequest wanted) {
    var id = tickets.insert(wanted.by(), wanted.coversAll(), clock.instant());
    scheduleTasks(id, wanted.cycles(), !wanted.coversAll());
    return id;
  }

  /** Schedules the tasks of a ticket. A ticket without cycles succeeds immediately. */
  private void scheduleTasks(long ticketId, SortedMap<Long, String> cycles, boolean isUrgent) {
    jobs.scheduleFirst(tasks.insertMissing(cycles), isUrgent);
    tickets.link(ticketId, cycles.keySet());
    mailScheduler.schedule(tickets.refresh(List.of(ticketId), clock.instant()));
  }

  private boolean isFinished(long ticketId) {
    return tickets.isFinished(ticketId).orElseThrow(() -> new TicketNotFoundException(ticketId));
  }

  private void requireBelowLimit(String by) {
    if (isAtLimit(by)) {
      throw new TooManyTicketsException(settings.maxUnfinishedTickets(), RETRY_AFTER);
    }
  }

  /**
   * Checks the limit of unfinished tickets before a retry. The retried ticket counts for its
   * requester, even if another user retries it.
   */
  private void requireRequesterBelowLimit(long ticketId, String by) {
    var requester = tickets.requesterOf(ticketId).orElse(null);
    if (by.equals(requester)) {
      requireBelowLimit(by);
    } else if (requester != null && isAtLimit(requester)) {
      throw new TooManyTicketsException(requester, settings.maxUnfinishedTickets(), RETRY_AFTER);
    }
  }

  private boolean isAtLimit(String user) {
    return tickets.unfinishedOf(user) >= settings.maxUnfinishedTickets();
  }
}
