package io.insula.threads.internal.moderation;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the table of reports. */
@Singleton
class ThreadReportTable {
  private final Jdbi jdbi;

  ThreadReportTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stores an open report. Returns false if the reporter already has one on this thread. */
  boolean openReport(long threadId, String reporter, String reason, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO threads.report (thread_id, reporter, reason, reported_at)
                        VALUES (:thread, :reporter, :reason, :now)
                        ON CONFLICT (thread_id, reporter) WHERE closed_at IS NULL DO NOTHING
                        """)
                    .bind("thread", threadId)
                    .bind("reporter", reporter)
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute()
                > 0);
  }

  /** Closes the open reports on a thread, and returns the number of closed reports. */
  int closeReports(long threadId, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH waiting AS (
                      SELECT id FROM threads.report
                      WHERE thread_id = :thread AND closed_at IS NULL
                      ORDER BY id FOR NO KEY UPDATE)
                    UPDATE threads.report SET closed_at = :now
                    FROM waiting WHERE report.id = waiting.id
                    """)
                .bind("thread", threadId)
                .bind("now", now)
                .execute());
  }
}
