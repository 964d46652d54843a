package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL about tasks. */
@Singleton
class TaskTable {
  private final Jdbi jdbi;

  TaskTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** An attempt: the id of its task, and its number, from 1. */
  record AttemptId(long taskId, int attempt) {}

  /** How many attempts at a task failed, and how many were lost with their workers. */
  record Setbacks(int failures, int lostWorkers) {}

  /**
   * Makes a task for each cycle that has no unfinished task.
   *
   * @return the ids of the new tasks
   */
  List<Long> insertMissing(SortedMap<Long, String> cycles) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO reporting.task (cycle_id, cycle_name)
                    SELECT * FROM unnest(:ids, :names)
                    ON CONFLICT (cycle_id) WHERE status IN ('queued', 'running') DO NOTHING
                    RETURNING id
                    """)
                .bindArray("ids", Long.class, List.copyOf(cycles.keySet()))
                .bindArray("names", String.class, List.copyOf(cycles.values()))
                .mapTo(Long.class)
                .list());
  }

  /**
   * Returns which of these cycles have an unfinished task, or a task that failed or was cancelled
   * after a given time.
   */
  Set<Long> triedSince(Collection<Long> cycleIds, Instant time) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT cycle_id FROM reporting.task
                    WHERE cycle_id = ANY (:cycles) AND (status IN ('queued', 'running')
                      OR (status IN ('failed', 'cancelled') AND finished_at > :time))
                    """)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .bind("time", time)
                .mapTo(Long.class)
                .set());
  }

  /** Returns the cycles of the failed and cancelled tasks of a ticket: the names by the ids. */
  SortedMap<Long, String> notSucceeded(long ticketId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT task.cycle_id, cycle_name FROM reporting.ticket_task
                    JOIN reporting.task ON task.id = task_id
                    WHERE ticket_id = :ticket
                      AND (cancelled_at IS NOT NULL OR status IN ('failed', 'cancelled'))
                    """)
                .bind("ticket", ticketId)
                .map((row, _) -> Map.entry(row.getLong("cycle_id"), row.getString("cycle_name")))
                .list()
                .stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (name, _) -> name, TreeMap::new)));
  }

  /**
   * Cancels the unfinished tasks of a cancelled ticket. Keeps tasks that another unfinished ticket
   * contains.
   */
  void cancelUnwanted(long ticketId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.task SET status = 'cancelled', finished_at = :now
                    WHERE status IN ('queued', 'running')
                      AND id IN (SELECT task_id FROM reporting.ticket_task
                                 WHERE ticket_id = :ticket)
                      AND NOT EXISTS (
                        SELECT FROM reporting.ticket_task AS other
                        JOIN reporting.ticket ON ticket.id = other.ticket_id
                        WHERE other.task_id = task.id AND ticket.finished_at IS NULL)
                    """)
                .bind("ticket", ticketId)
                .bind("now", now)
                .execute());
  }

  /**
   * Begins an attempt.
   *
   * @return the id of the cycle; empty if the attempt has begun before, or if no ticket needs its
   *     task any more
   */
  Optional<Long> begin(AttemptId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE reporting.task
                    SET status = 'running', attempts = :attempt, beat_at = clock_timestamp()
                    WHERE id = :task AND status = 'queued' AND attempts = :attempt - 1
                    RETURNING cycle_id
                    """)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .mapTo(Long.class)
                .findOne());
  }

  /** Whether an attempt is the current one. */
  boolean isCurrent(AttemptId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (SELECT FROM reporting.task
                      WHERE id = :task AND status = 'running' AND attempts = :attempt)
                    """)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Returns whether an attempt is the current one, and locks its task until the commit. A process
   * without a statement for 10 seconds loses the lock.
   */
  boolean lockCurrent(AttemptId id) {
    return jdbi.withHandle(
        handle -> {
          handle.execute("SET LOCAL idle_in_transaction_session_timeout = '10s'");
          return handle
              .createQuery(
                  """
                  SELECT id FROM reporting.task
                  WHERE id = :task AND status = 'running' AND attempts = :attempt
                  FOR NO KEY UPDATE
                  """)
              .bind("task", id.taskId())
              .bind("attempt", id.attempt())
              .mapTo(Long.class)
              .findOne()
              .isPresent();
        });
  }

  /**
   * Records a heartbeat. Does nothing while another transaction of the attempt locks the task: this
   * lock also shows that the attempt is alive.
   */
  void recordHeartbeat(AttemptId id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.task SET beat_at = clock_timestamp()
                    WHERE id = (SELECT id FROM reporting.task
                      WHERE id = :task AND status = 'running' AND attempts = :attempt
                      FOR NO KEY UPDATE SKIP LOCKED)
                    """)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .execute());
  }

  /**
   * Returns the attempts without a heartbeat for this duration, and locks their tasks until the
   * commit. Leaves out locked tasks, whose attempts are alive.
   */
  List<AttemptId> silentFor(Duration silence) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, attempts FROM reporting.task
                    WHERE status = 'running'
                      AND beat_at < clock_timestamp() - :millis * interval '1 millisecond'
                    ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
                    """)
                .bind("millis", silence.toMillis())
                .map((row, _) -> new AttemptId(row.getLong("id"), row.getInt("attempts")))
                .list());
  }

  void setWorkbook(AttemptId id, String path) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.task SET workbook_path = :path
                    WHERE id = :task AND status = 'running' AND attempts = :attempt
                    """)
                .bind("path", path)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .execute());
  }

  boolean succeed(AttemptId id, AttemptResult made, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE reporting.task SET status = 'succeeded', error = NULL,
                          workbook_path = :workbook, sheet_link = :sheet, finished_at = :now
                        WHERE id = :task AND status = 'running' AND attempts = :attempt
                        """)
                    .bind("workbook", made.workbookUrl())
                    .bind("sheet", made.sheetUrl())
                    .bind("now", now)
                    .bind("task", id.taskId())
                    .bind("attempt", id.attempt())
                    .execute()
                == 1);
  }

  Optional<Setbacks> setbacks(AttemptId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT failures, lost_workers FROM reporting.task
                    WHERE id = :task AND status = 'running' AND attempts = :attempt
                    """)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .map((row, _) -> new Setbacks(row.getInt("failures"), row.getInt("lost_workers")))
                .findOne());
  }

  /**
   * Ends the current attempt at a task without success.
   *
   * @param error the reason; null keeps the reason of an earlier attempt
   * @param finishedAt when the task ended; null if another attempt follows
   */
  void endAttempt(
      AttemptId id, Setbacks setbacks, @Nullable String error, @Nullable Instant finishedAt) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.task SET
                      status = CASE WHEN :finished::timestamptz IS NULL THEN 'queued'
                               ELSE 'failed' END,
                      failures = :failures, lost_workers = :lost,
                      error = coalesce(:error, error), finished_at = :finished
                    WHERE id = :task AND status = 'running' AND attempts = :attempt
                    """)
                .bind("failures", setbacks.failures())
                .bind("lost", setbacks.lostWorkers())
                .bind("error", error)
                .bind("finished", finishedAt)
                .bind("task", id.taskId())
                .bind("attempt", id.attempt())
                .execute());
  }

  /** Returns the ids of all cycles with at least one task, finished or not. */
  List<Long> cycles() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    WITH RECURSIVE seen (cycle_id) AS (
                      SELECT min(cycle_id) FROM reporting.task
                      UNION ALL
                      SELECT (SELECT min(task.cycle_id) FROM reporting.task
                              WHERE task.cycle_id > seen.cycle_id)
                      FROM seen WHERE seen.cycle_id IS NOT NULL)
                    SELECT cycle_id FROM seen WHERE cycle_id IS NOT NULL
                    """)
                .mapTo(Long.class)
                .list());
  }

  Collection<Long> cyclesOf(long ticketId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT cycle_id FROM reporting.ticket_task WHERE ticket_id = :id")
                .bind("id", ticketId)
                .mapTo(Long.class)
                .list());
  }
}
