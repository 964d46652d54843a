package io.insula.reporting.internal.tickets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The SQL that deletes finished tickets. */
@Singleton
class OldTicketTable {
  private final TicketLock lock;
  private final Jdbi jdbi;

  OldTicketTable(TicketLock lock, Jdbi jdbi) {
    this.lock = lock;
    this.jdbi = jdbi;
  }

  /**
   * Deletes the oldest tickets that finished before a time, and their tasks. Keeps all reports,
   * unfinished tasks, and tasks that another ticket contains.
   *
   * @return the number of deleted tickets, at most the limit
   */
  @Transactional
  int deleteFinished(Instant before, int limit) {
    lock.take();
    return jdbi.withHandle(
        handle -> {
          var old =
              handle
                  .createQuery(
                      """
                      SELECT id FROM reporting.ticket WHERE finished_at < :before
                      ORDER BY id LIMIT :limit
                      """)
                  .bind("before", before)
                  .bind("limit", limit)
                  .mapTo(Long.class)
                  .list();
          if (old.isEmpty()) {
            return 0;
          }
          var tasks =
              handle
                  .createQuery(
                      """
                      DELETE FROM reporting.ticket_task WHERE ticket_id = ANY (:old)
                      RETURNING task_id
                      """)
                  .bindArray("old", Long.class, old)
                  .mapTo(Long.class)
                  .list();
          handle
              .createUpdate(
                  "UPDATE reporting.tick SET ticket_id = NULL WHERE ticket_id = ANY (:old)")
              .bindArray("old", Long.class, old)
              .execute();
          handle
              .createUpdate("DELETE FROM reporting.ticket WHERE id = ANY (:old)")
              .bindArray("old", Long.class, old)
              .execute();
          handle
              .createUpdate(
                  """
                  DELETE FROM reporting.task
                  WHERE id = ANY (:tasks) AND status NOT IN ('queued', 'running')
                    AND NOT EXISTS (SELECT FROM reporting.ticket_task WHERE task_id = task.id)
                  """)
              .bindArray("tasks", Long.class, tasks)
              .execute();
          return old.size();
        });
  }
}
