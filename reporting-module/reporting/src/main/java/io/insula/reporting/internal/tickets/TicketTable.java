package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL about tickets. Callers hold the {@link TicketLock} when they change tickets. */
@Singleton
class TicketTable {
  private final Jdbi jdbi;

  TicketTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A ticket that has just ended. */
  record FinishedTicket(long ticketId, long version, @Nullable String requestedBy) {}

  long insert(@Nullable String requestedBy, boolean coversAll, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO reporting.ticket
                      (requested_by, covers_all, status, created_at, begun_at)
                    VALUES (:by, :all, 'queued', :now, :now) RETURNING id
                    """)
                .bind("by", requestedBy)
                .bind("all", coversAll)
                .bind("now", now)
                .mapTo(Long.class)
                .one());
  }

  /** Links a ticket to the unfinished task of each of these cycles. */
  void link(long ticketId, Collection<Long> cycleIds) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO reporting.ticket_task (ticket_id, cycle_id, task_id)
                    SELECT :ticket, cycle_id, id FROM reporting.task
                    WHERE cycle_id = ANY (:cycles) AND status IN ('queued', 'running')
                    ON CONFLICT (ticket_id, cycle_id)
                      DO UPDATE SET task_id = EXCLUDED.task_id, cancelled_at = NULL
                    """)
                .bind("ticket", ticketId)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .execute());
  }

  int unfinishedOf(String requestedBy) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM reporting.ticket
                    WHERE requested_by = :by AND finished_at IS NULL
                    """)
                .bind("by", requestedBy)
                .mapTo(Integer.class)
                .one());
  }

  /** Returns whether a ticket is finished; empty if no ticket has this id. */
  Optional<Boolean> isFinished(long ticketId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT finished_at IS NOT NULL FROM reporting.ticket WHERE id = :id")
                .bind("id", ticketId)
                .mapTo(Boolean.class)
                .findOne());
  }

  /** Returns the requester of a ticket; empty if the ticket has none. */
  Optional<String> requesterOf(long ticketId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT requested_by FROM reporting.ticket
                    WHERE id = :id AND requested_by IS NOT NULL
                    """)
                .bind("id", ticketId)
                .mapTo(String.class)
                .findOne());
  }

  /** Cancels a ticket, and marks its unfinished tasks as cancelled for this ticket only. */
  FinishedTicket cancel(long ticketId, Instant now) {
    return jdbi.withHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE reporting.ticket_task SET cancelled_at = :now
                  FROM reporting.task
                  WHERE ticket_id = :ticket AND task.id = task_id
                    AND status IN ('queued', 'running')
                  """)
              .bind("ticket", ticketId)
              .bind("now", now)
              .execute();
          return handle
              .createQuery(
                  """
                  UPDATE reporting.ticket
                  SET status = 'cancelled', finished_at = :now, version = version + 1
                  WHERE id = :ticket RETURNING id, version, requested_by
                  """)
              .bind("ticket", ticketId)
              .bind("now", now)
              .map(
                  (row, _) ->
                      new FinishedTicket(
                          row.getLong("id"), row.getLong("version"), row.getString("requested_by")))
              .one();
        });
  }

  /** Opens a finished ticket again. */
  void reopen(long ticketId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.ticket
                    SET status = 'queued', begun_at = :now, finished_at = NULL
                    WHERE id = :ticket
                    """)
                .bind("ticket", ticketId)
                .bind("now", now)
                .execute());
  }

  /** Returns whether an unfinished ticket for a single cycle waits for this task. */
  boolean isUrgent(long taskId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM reporting.ticket_task
                      JOIN reporting.ticket ON ticket.id = ticket_id
                      WHERE task_id = :task AND NOT covers_all AND finished_at IS NULL)
                    """)
                .bind("task", taskId)
                .mapTo(Boolean.class)
                .one());
  }

  /** Returns the ids of all tickets that contain a task, finished tickets included. */
  List<Long> ofTask(long taskId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ticket_id FROM reporting.ticket_task WHERE task_id = :task
                    ORDER BY ticket_id
                    """)
                .bind("task", taskId)
                .mapTo(Long.class)
                .list());
  }

  /** Returns the ids of the unfinished tickets that wait for a task. */
  List<Long> waitingFor(long taskId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT ticket_id FROM reporting.ticket_task
                    JOIN reporting.ticket ON ticket.id = ticket_id
                    WHERE task_id = :task AND ticket.finished_at IS NULL ORDER BY ticket_id
                    """)
                .bind("task", taskId)
                .mapTo(Long.class)
                .list());
  }

  /**
   * Updates the status of unfinished tickets from their tasks.
   *
   * @return the tickets that this update ended
   */
  List<FinishedTicket> refresh(Collection<Long> ticketIds, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH state AS (
                      SELECT ticket.id,
                        count(task.id) AS total,
                        count(*) FILTER (WHERE task.status = 'succeeded') AS succeeded,
                        count(*) FILTER (WHERE task.status IN ('queued', 'running')) AS unfinished,
                        bool_or(task.status <> 'queued' OR attempts > 0) AS is_begun
                      FROM reporting.ticket
                      LEFT JOIN reporting.ticket_task ON ticket_id = ticket.id
                      LEFT JOIN reporting.task ON task.id = task_id
                      WHERE ticket.id = ANY (:tickets) AND ticket.finished_at IS NULL
                      GROUP BY ticket.id)
                    UPDATE reporting.ticket SET
                      version = version + 1,
                      status = CASE
                        WHEN unfinished > 0 AND is_begun THEN 'running'
                        WHEN unfinished > 0 THEN 'queued'
                        WHEN succeeded = total THEN 'succeeded'
                        WHEN succeeded > 0 THEN 'partial'
                        ELSE 'failed' END,
                      finished_at = CASE WHEN unfinished = 0 THEN :now::timestamptz END
                    FROM state WHERE ticket.id = state.id
                    RETURNING ticket.id, version, requested_by, finished_at IS NOT NULL AS ended
                    """)
                .bindArray("tickets", Long.class, List.copyOf(ticketIds))
                .bind("now", now)
                .map(
                    (row, _) ->
                        row.getBoolean("ended")
                            ? Optional.of(
                                new FinishedTicket(
                                    row.getLong("id"),
                                    row.getLong("version"),
                                    row.getString("requested_by")))
                            : Optional.<FinishedTicket>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
  }
}
