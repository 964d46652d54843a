package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds a user's unfinished ticket for the requested reports. A repeated request returns this
 * ticket.
 */
@Singleton
class UnfinishedTickets {
  private final Jdbi jdbi;

  UnfinishedTickets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Finds the caller's unfinished ticket for a cycle. Only the requester of a ticket gets its
   * e-mail, so tickets of other users do not count.
   *
   * @param mine the cycles of the caller; a ticket with another cycle is not returned
   */
  Optional<Long> onCycle(long cycleId, String by, ManagedCycles mine) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ticket.id FROM reporting.ticket
                    JOIN reporting.ticket_task ON ticket_id = ticket.id
                    JOIN reporting.task ON task.id = task_id
                    WHERE task.cycle_id = :cycle AND task.status IN ('queued', 'running')
                      AND ticket.finished_at IS NULL AND requested_by = :by
                      AND (NOT covers_all OR :is_all
                        OR NOT EXISTS (SELECT FROM reporting.ticket_task AS other
                          WHERE other.ticket_id = ticket.id AND other.cycle_id <> ALL (:mine)))
                    ORDER BY covers_all, ticket.id LIMIT 1
                    """)
                .bind("cycle", cycleId)
                .bind("by", by)
                .bind("is_all", mine.isAll())
                .bindArray("mine", Long.class, List.copyOf(mine.cycles()))
                .mapTo(Long.class)
                .findOne());
  }

  /**
   * Finds the caller's unfinished ticket for exactly these cycles. Leaves out a ticket with a
   * finished task.
   */
  Optional<Long> onAll(List<Long> cycleIds, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ticket.id FROM reporting.ticket
                    JOIN reporting.ticket_task ON ticket_id = ticket.id
                    JOIN reporting.task ON task.id = task_id
                    WHERE requested_by = :by AND covers_all AND ticket.finished_at IS NULL
                    GROUP BY ticket.id
                    HAVING count(*) = :count
                      AND bool_and(task.status IN ('queued', 'running')
                        AND task.cycle_id = ANY (:cycles))
                    ORDER BY ticket.id LIMIT 1
                    """)
                .bind("by", by)
                .bind("count", cycleIds.size())
                .bindArray("cycles", Long.class, cycleIds)
                .mapTo(Long.class)
                .findOne());
  }
}
