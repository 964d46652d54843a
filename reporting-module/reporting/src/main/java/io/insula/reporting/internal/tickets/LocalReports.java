package io.insula.reporting.internal.tickets;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.reporting.Reports;
import io.insula.reporting.ReportsForbiddenException;
import io.insula.reporting.Ticket;
import io.insula.reporting.TicketNotFoundException;
import io.insula.reporting.TicketSummary;
import io.insula.reporting.internal.tickets.OpenTickets.Mine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Reports, in this process. Cycles are asked for outside of transactions: they may be remote. */
@Singleton
final class LocalReports implements Reports {
  private final CycleAccess access;
  private final Tickets tickets;
  private final TaskTable tasks;
  private final TicketReader reader;
  private final AttemptJobs jobs;
  private final TicketWatch watch;

  LocalReports(
      CycleAccess access,
      Tickets tickets,
      TaskTable tasks,
      TicketReader reader,
      AttemptJobs jobs,
      TicketWatch watch) {
    this.access = access;
    this.tickets = tickets;
    this.tasks = tasks;
    this.reader = reader;
    this.jobs = jobs;
    this.watch = watch;
  }

  @Override
  public Ticket requestCycle(long cycleId, Actor actor) {
    var cycle = access.get(cycleId);
    if (!access.runs(cycle, actor)) {
      throw new ReportsForbiddenException("Only an admin of cycle " + cycleId + " may do this.");
    }
    var wanted = Wanted.of(actor.name(), false, List.of(cycle));
    return request(wanted, actor, access.activeAnd(cycleId, actor));
  }

  @Override
  public Ticket requestActive(Actor actor) {
    var active = access.active(actor);
    if (active.isEmpty() && !actor.admin()) {
      throw new ReportsForbiddenException("You are no admin of an active cycle.");
    }
    var wanted = Wanted.of(actor.name(), true, active);
    return request(wanted, actor, new Mine(actor.admin(), Set.of()));
  }

  private Ticket request(Wanted wanted, Actor actor, Mine mine) {
    var by = actor.name();
    var id =
        tickets
            .findOrRequireRoom(wanted, by, mine)
            .orElseGet(() -> tickets.joinOrMake(wanted, by, mine));
    jobs.lookNow();
    return find(id);
  }

  @Override
  public Ticket get(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    return find(ticketId);
  }

  @Override
  public Page<TicketSummary> list(PageRequest page, Actor actor) {
    return reader.list(page, actor.admin() ? null : access.runBy(actor, tasks.cycles()));
  }

  @Override
  public Ticket cancel(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    tickets.cancel(ticketId, actor.name());
    watch.look();
    return find(ticketId);
  }

  @Override
  public Ticket retry(long ticketId, Actor actor) {
    requireVisible(ticketId, actor);
    tickets.retry(ticketId, actor.name());
    jobs.lookNow();
    watch.look();
    return find(ticketId);
  }

  private void requireVisible(long ticketId, Actor actor) {
    if (actor.admin()) {
      return;
    }
    var cycleIds = tasks.cyclesOf(ticketId);
    if (cycleIds.isEmpty() || !access.runsAll(cycleIds, actor)) {
      throw new TicketNotFoundException(ticketId);
    }
  }

  private Ticket find(long ticketId) {
    return reader.find(ticketId).orElseThrow(() -> new TicketNotFoundException(ticketId));
  }
}
