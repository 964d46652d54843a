package io.insula.reporting;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;

/**
 * Reports on budgeting cycles. A request for reports makes a ticket with one task for each cycle.
 *
 * <p>A caller may request reports on the cycles that they manage: an admin of the server manages
 * all cycles, another caller manages the cycles of which they are an admin. A ticket is visible to
 * an admin of the server, and to a user who is an admin of all cycles in it. Every method throws
 * {@link ReportsForbiddenException} if the caller is neither an admin of the server nor an admin of
 * any cycle, open or closed. While the cycles cannot be reached, every method throws {@link
 * io.insula.api.UnavailableException}; for an admin of the server, only the two methods that
 * request reports do.
 */
public interface Reports {
  /**
   * Requests the report on one cycle. If a task that makes this report is unfinished, no second
   * task is made: this method returns the caller's unfinished ticket with the task, or a new ticket
   * with the same task.
   *
   * @throws io.insula.api.InsulaException of the kind NOT_FOUND if no cycle has this id
   * @throws ReportsForbiddenException if the caller is neither an admin of the cycle nor of the
   *     server
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestCycle(long cycleId, Actor actor);

  /**
   * Requests the reports on all active cycles that the caller manages. A report that is being made
   * already is not made twice: the tickets share its task. If the caller has an unfinished ticket
   * on the same cycles, and no task of that ticket is finished, this method returns that ticket. On
   * a server without active cycles, an admin of the server gets a ticket without tasks, which has
   * succeeded.
   *
   * @throws ReportsForbiddenException if the caller is not an admin of the server, and manages no
   *     active cycle
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestActive(Actor actor);

  /**
   * Returns one ticket.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   */
  Ticket get(long ticketId, Actor actor);

  /** Returns the tickets that the caller may see, newest first. */
  Page<TicketSummary> list(PageRequest page, Actor actor);

  /**
   * Cancels all unfinished tasks of a ticket, running ones included. If another ticket needs the
   * same task, the task continues for that ticket, and is cancelled only in this one.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is finished
   */
  Ticket cancel(long ticketId, Actor actor);

  /**
   * Runs only the failed and cancelled tasks of a ticket again, as parts of the same ticket. The
   * attempts of these tasks are counted from 0 again. The ticket stays that of its requester, and
   * counts towards the requester's limit.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is unfinished, or if all its tasks succeeded
   * @throws TooManyTicketsException if the requester of the ticket has too many unfinished tickets
   */
  Ticket retry(long ticketId, Actor actor);
}
