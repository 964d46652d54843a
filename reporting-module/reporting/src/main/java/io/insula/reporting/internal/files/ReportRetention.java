package io.insula.reporting.internal.files;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Records which report of a cycle is the newest one, and deletes older ones. Every method works in
 * the current transaction.
 */
@Singleton
class ReportRetention {
  private final Jdbi jdbi;

  ReportRetention(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Deletes the reports of a cycle that were stored but never checked.
   *
   * @param reportId the report of the current attempt, which is kept
   */
  void deleteUnchecked(long cycleId, long reportId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM reporting.report
                    WHERE cycle_id = :cycle AND checked_at IS NULL AND id <> :report
                    """)
                .bind("cycle", cycleId)
                .bind("report", reportId)
                .execute());
  }

  /** Makes a report the newest one of its cycle, instead of the previous one. */
  void makeNewest(long cycleId, long reportId, Instant now) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE reporting.report SET is_newest = false
                  WHERE cycle_id = :cycle AND is_newest AND id <> :report
                  """)
              .bind("cycle", cycleId)
              .bind("report", reportId)
              .execute();
          var updated =
              handle
                  .createUpdate(
                      """
                      UPDATE reporting.report
                      SET is_newest = true, checked_at = coalesce(checked_at, :now)
                      WHERE id = :report
                      """)
                  .bind("report", reportId)
                  .bind("now", now)
                  .execute();
          if (updated != 1) {
            throw new IllegalStateException("Report " + reportId + " was deleted");
          }
        });
  }

  /**
   * Deletes old reports of a cycle. Keeps the newest {@code kept} reports, and the report that the
   * spreadsheet still shows.
   */
  void deleteOlder(long cycleId, int kept) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM reporting.report
                    WHERE cycle_id = :cycle AND NOT is_newest AND id NOT IN (
                      SELECT id FROM reporting.report WHERE cycle_id = :cycle
                      ORDER BY is_newest DESC, id DESC LIMIT :kept)
                      AND id IS DISTINCT FROM (SELECT max(id) FROM reporting.report
                        WHERE cycle_id = :cycle AND completed_at IS NOT NULL)
                    """)
                .bind("cycle", cycleId)
                .bind("kept", kept)
                .execute());
  }

  void complete(long reportId, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE reporting.report SET completed_at = :now WHERE id = :report")
                .bind("report", reportId)
                .bind("now", now)
                .execute());
  }
}
