package io.insula.reporting;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;

/**
 * Reports on budgeting cycles. A request for reports makes a ticket with one task for each cycle.
 *
 * <p>An admin of the server manages all cycles. Another user manages the cycles, open or closed, of
 * which the user is an admin. A user may request the reports on the cycles that the user manages,
 * and may see a ticket if the user manages all cycles in the ticket. Every method throws {@link
 * ReportsForbiddenException} if the caller is not an admin of the server and manages no cycle.
 *
 * <p>While the cycles cannot be reached, every method throws {@link
 * io.insula.api.UnavailableException}. An admin of the server gets this exception only from the two
 * methods that request reports.
 */
public interface Reports {
  /**
   * Requests the report on one cycle. If the caller has an unfinished ticket with an unfinished
   * task for this report, returns that ticket. Otherwise makes a new ticket. If another ticket has
   * an unfinished task for this report, the new ticket shares that task.
   *
   * @throws io.insula.api.InsulaException of the kind NOT_FOUND if no cycle has this id
   * @throws ReportsForbiddenException if the caller is an admin neither of the cycle nor of the
   *     server
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestCycle(long cycleId, Actor actor);

  /**
   * Requests the reports on all active cycles that the caller manages. If the caller has an
   * unfinished ticket on exactly these cycles, and none of its tasks is finished, returns that
   * ticket. Otherwise makes a new ticket. If another ticket has an unfinished task for one of the
   * reports, the new ticket shares that task. On a server without active cycles, an admin of the
   * server gets a succeeded ticket without tasks.
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
   * Cancels all unfinished tasks of a ticket, running ones included. A task that another unfinished
   * ticket shares continues for that other ticket.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is finished
   */
  Ticket cancel(long ticketId, Actor actor);

  /**
   * Runs only the failed and cancelled tasks of a ticket again, as parts of the same ticket. The
   * attempts of these tasks are counted from 0 again. The requester of the ticket stays the same,
   * and the ticket counts towards the limit of this requester.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is unfinished, or if all its tasks succeeded
   * @throws TooManyTicketsException if the requester of the ticket has too many unfinished tickets
   */
  Ticket retry(long ticketId, Actor actor);
}
