package io.insula.reporting;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;

/**
 * Reports on budgeting cycles. A request for reports makes a ticket with one task for each cycle.
 *
 * <ul>
 *   <li>An admin of the server manages all cycles.
 *   <li>An admin of a cycle manages this cycle, even after it is closed.
 *   <li>A user may request the reports on each cycle that the user manages.
 *   <li>A user may see a ticket if the user manages all cycles in it.
 * </ul>
 *
 * <p>Every method throws {@link ReportsForbiddenException} if the caller manages no cycle and is no
 * admin of the server.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the cycles cannot be
 * reached. Admins of the server get this exception only from requests for reports.
 */
public interface Reports {
  /**
   * Requests the report on one cycle. Returns the caller's unfinished ticket for this report, or
   * makes a new ticket. A new ticket shares an unfinished task for this report.
   *
   * @throws io.insula.api.InsulaException of the kind NOT_FOUND if no cycle has this id
   * @throws ReportsForbiddenException if the caller is no admin of the cycle or of the server
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestCycle(long cycleId, Actor actor);

  /**
   * Requests the reports on all active cycles that the caller manages.
   *
   * <ul>
   *   <li>Returns the caller's ticket on exactly these cycles if none of its tasks is finished.
   *   <li>Otherwise makes a new ticket, which shares unfinished tasks for these reports.
   *   <li>For an admin of the server without active cycles, makes a succeeded ticket without tasks.
   * </ul>
   *
   * @throws ReportsForbiddenException if the caller manages no active cycle and is no admin of the
   *     server
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
   * ticket shares continues for that ticket.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is finished
   */
  Ticket cancel(long ticketId, Actor actor);

  /**
   * Runs the failed and cancelled tasks of a ticket again, with attempts counted from 0. The ticket
   * counts towards the limit of its requester.
   *
   * @throws TicketNotFoundException if no ticket has this id, or the caller may not see it
   * @throws TicketConflictException if the ticket is unfinished, or all its tasks succeeded
   * @throws TooManyTicketsException if the requester of the ticket has too many unfinished tickets
   */
  Ticket retry(long ticketId, Actor actor);
}
