package io.insula.reporting;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;

/**
 * Reports on budgeting cycles: who asks gets a ticket, with one task for each cycle.
 *
 * <p>An admin of the server may do everything for all cycles; others may do it for the cycles of
 * which they are admins. A ticket is visible to an admin of the server, and to somebody who is an
 * admin of all cycles in it. Every method throws {@link io.insula.api.UnavailableException} while
 * the cycles cannot be reached.
 */
public interface Reports {
  /**
   * Asks for the report on one cycle. While it is being made already, this joins that ticket if the
   * caller may see it, and gets a ticket of its own on the same task otherwise.
   *
   * @throws io.insula.api.InsulaException of the kind NOT_FOUND if there is no such cycle, and
   *     FORBIDDEN if the caller is none of its admins
   */
  Ticket requestCycle(long cycleId, Actor actor);

  /**
   * Asks for the reports on all active cycles that the caller runs. Cycles whose report is being
   * made already are not made twice: the ticket shares their tasks.
   *
   * @throws io.insula.api.InsulaException of the kind FORBIDDEN if the caller runs no cycle
   */
  Ticket requestActive(Actor actor);

  /**
   * One ticket.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   */
  Ticket get(long ticketId, Actor actor);

  /** The tickets that the caller may see, newest first. */
  Page<Ticket> list(PageRequest page, Actor actor);

  /**
   * Cancels what is not finished, between and inside tasks. A task that another ticket waits for
   * goes on.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   * @throws io.insula.api.InsulaException of the kind CONFLICT if it is finished
   */
  Ticket cancel(long ticketId, Actor actor);

  /**
   * Runs again what failed or was cancelled, and nothing else; on the same ticket.
   *
   * @throws TicketNotFoundException if there is none, or none that the caller may see
   * @throws io.insula.api.InsulaException of the kind CONFLICT while it runs, and if all of it
   *     succeeded
   */
  Ticket retry(long ticketId, Actor actor);
}
