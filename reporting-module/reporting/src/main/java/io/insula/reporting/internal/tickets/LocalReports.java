package io.insula.reporting.internal.tickets;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.UnavailableException;
import io.insula.kernel.database.DatabaseErrors;
import io.insula.reporting.Reports;
import io.insula.reporting.ReportsForbiddenException;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketNotFoundException;
import io.insula.reporting.TicketSummary;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Implements {@link Reports} in the process that hosts this app. Reads cycles before a transaction,
 * because a slow answer would block a database connection.
 */
@Singleton
final class LocalReports implements Reports {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** An unused argument: a request for all active cycles does not need the managed cycles. */
  private static final ManagedCycles NONE = new ManagedCycles(false, Set.of());

  private final CycleAccess access;
  private final TicketService ticketService;
  private final TaskTable tasks;
  private final TicketReader reader;
  private final AttemptJobScheduler jobs;
  private final TicketChangeNotifier notifier;

  LocalReports(
      CycleAccess access,
      TicketService ticketService,
      TaskTable tasks,
      TicketReader reader,
      AttemptJobScheduler jobs,
      TicketChangeNotifier notifier) {
    this.access = access;
    this.ticketService = ticketService;
    this.tasks = tasks;
    this.reader = reader;
    this.jobs = jobs;
    this.notifier = notifier;
  }

  @Override
  public Ticket requestCycle(long cycleId, Actor actor) {
    var managed = access.managed(actor);
    var cycle = access.require(cycleId, actor);
    var wanted = ReportRequest.of(actor.name(), false, List.of(cycle));
    return request(wanted, actor, managed.with(cycleId));
  }

  @Override
  public Ticket requestActive(Actor actor) {
    var active = access.active(actor);
    if (active.isEmpty() && !actor.admin()) {
      throw new ReportsForbiddenException("You are not an admin of any active cycle.");
    }
    var wanted = ReportRequest.of(actor.name(), true, active);
    return request(wanted, actor, NONE);
  }

  private Ticket request(ReportRequest wanted, Actor actor, ManagedCycles mine) {
    var by = actor.name();
    var existing = ticketService.joinable(wanted, by, mine);
    if (existing.isPresent() && !wanted.coversAll()) {
      ticketService.raisePriority(wanted.cycles().firstKey());
    }
    long id = existing.orElseGet(() -> changed(() -> ticketService.joinOrMake(wanted, by, mine)));
    jobs.pollNow();
    return find(id);
  }

  @Override
  public Ticket get(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    return find(ticketId);
  }

  @Override
  public Page<TicketSummary> list(PageRequest page, Actor actor) {
    var managed = access.managed(actor);
    return reader.list(page, managed.isAll() ? null : managed.among(tasks.cycles()));
  }

  @Override
  public Ticket cancel(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    change(() -> ticketService.cancel(ticketId, actor.name()));
    notifier.pollNow();
    return find(ticketId);
  }

  @Override
  public Ticket retry(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    change(() -> ticketService.retry(ticketId, actor.name()));
    jobs.pollNow();
    notifier.pollNow();
    return find(ticketId);
  }

  private void requireVisible(long ticketId, Actor actor) {
    var managed = access.managed(actor);
    if (managed.isAll()) {
      return;
    }
    var cycleIds = tasks.cyclesOf(ticketId);
    if (cycleIds.isEmpty() || !managed.hasAll(cycleIds)) {
      throw new TicketNotFoundException(ticketId);
    }
  }

  private static void change(Runnable change) {
    changed(
        () -> {
          change.run();
          return true;
        });
  }

  /**
   * Runs a change of tickets. Only one change runs at a time.
   *
   * @throws UnavailableException if this change waits too long for another change
   */
  private static <T> T changed(Supplier<T> change) {
    try {
      return change.get();
    } catch (RuntimeException e) {
      if (DatabaseErrors.mayPass(e)) {
        throw new UnavailableException(
            "Another request is still changing tickets. Retry shortly.", RETRY_AFTER, e);
      }
      throw e;
    }
  }

  private Ticket find(long ticketId) {
    return reader.find(ticketId).orElseThrow(() -> new TicketNotFoundException(ticketId));
  }
}
