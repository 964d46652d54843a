package io.insula.reporting;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;

/**
 * Reports on budgeting cycles: who asks gets a ticket, with one task for each cycle.
 *
 * <p>An admin of the server may do everything for all cycles; others may do it for the cycles of
 * which they are admins. A ticket is visible to an admin of the server, and to somebody who is an
 * admin of all cycles in it. Every method throws {@link ReportsForbiddenException} for somebody who
 * is an admin neither of the server nor of any cycle, closed ones included. Every method throws
 * {@link io.insula.api.UnavailableException} while the cycles cannot be reached.
 */
public interface Reports {
  /**
   * Asks for the report on one cycle. While it is being made already, this answers an unfinished
   * ticket of the caller's own on it; a caller who has none gets one on the same task.
   *
   * @throws io.insula.api.InsulaException of the kind NOT_FOUND if there is no such cycle
   * @throws ReportsForbiddenException if the caller is none of its admins
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestCycle(long cycleId, Actor actor);

  /**
   * Asks for the reports on all active cycles that the caller runs. Cycles whose report is being
   * made already are not made twice: the ticket shares their tasks. An unfinished ticket of the
   * caller's own on the same cycles, of which no task is finished yet, is answered again. For an
   * admin of a server without active cycles the ticket has no tasks and has succeeded.
   *
   * @throws ReportsForbiddenException if the caller runs no active cycle
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket requestActive(Actor actor);

  /**
   * One ticket.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   */
  Ticket get(long ticketId, Actor actor);

  /** The tickets that the caller may see, newest first: none if there are none of their cycles. */
  Page<TicketSummary> list(PageRequest page, Actor actor);

  /**
   * Cancels what is not finished, between and inside tasks. A task that another ticket waits for
   * goes on; in this ticket it is cancelled.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   * @throws TicketConflictException if it is finished
   */
  Ticket cancel(long ticketId, Actor actor);

  /**
   * Runs again what failed or was cancelled, and nothing else; on the same ticket. Its tasks count
   * their attempts anew.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   * @throws TicketConflictException while it runs, and if all of it succeeded
   * @throws TooManyTicketsException if the caller has too many unfinished tickets
   */
  Ticket retry(long ticketId, Actor actor);
}
