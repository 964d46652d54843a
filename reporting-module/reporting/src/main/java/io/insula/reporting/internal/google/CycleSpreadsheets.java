package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.TaskRun;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Which spreadsheet belongs to which cycle, and who writes it. There is one writer at a time: who
 * begins gets the next number, and an older writer is stopped at its next request. What it sent
 * before that changes nothing that people see, since it refers to tabs that the newer one deletes.
 */
@Singleton
class CycleSpreadsheets {
  private final Jdbi jdbi;

  CycleSpreadsheets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Marks the spreadsheets of this installation. */
  String installation() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO reporting.google_installation DEFAULT VALUES
                    ON CONFLICT (only_one) DO UPDATE SET only_one = true
                    RETURNING id::text
                    """)
                .mapTo(String.class)
                .one());
  }

  /** Begins to write, and stops other writers of the same cycle. */
  @Transactional
  PublishAttempt begin(TaskRun run) {
    run.requireCurrent();
    var writer =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        INSERT INTO reporting.spreadsheet AS s (cycle_id, writer) VALUES (:cycle, 1)
                        ON CONFLICT (cycle_id) DO UPDATE SET writer = s.writer + 1
                        RETURNING writer
                        """)
                    .bind("cycle", run.cycleId())
                    .mapTo(Long.class)
                    .one());
    return new PublishAttempt(run, writer, this);
  }

  /**
   * @throws AttemptEndedException if another writer has begun
   */
  void requireWriter(PublishAttempt attempt) {
    var current =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT writer FROM reporting.spreadsheet WHERE cycle_id = :cycle")
                    .bind("cycle", attempt.cycleId())
                    .mapTo(Long.class)
                    .one());
    if (current != attempt.writer()) {
      throw new AttemptEndedException("Another attempt writes the spreadsheet now.");
    }
  }

  /** Makes sure that the task and the spreadsheet still belong to this attempt. */
  @Transactional
  void requireCurrent(PublishAttempt attempt) {
    attempt.run().requireCurrent();
    requireWriter(attempt);
  }

  /** The remembered id of a cycle's spreadsheet. */
  Optional<String> idOf(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT spreadsheet_id FROM reporting.spreadsheet
                    WHERE cycle_id = :cycle AND spreadsheet_id IS NOT NULL
                    """)
                .bind("cycle", cycleId)
                .mapTo(String.class)
                .findOne());
  }

  /** Remembers the spreadsheet of the attempt's cycle. */
  @Transactional
  void remember(PublishAttempt attempt, String spreadsheetId) {
    requireCurrent(attempt);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.spreadsheet SET spreadsheet_id = :id, copy_asked_at = NULL
                    WHERE cycle_id = :cycle
                    """)
                .bind("id", spreadsheetId)
                .bind("cycle", attempt.cycleId())
                .execute());
  }

  /** Remembers that a copy is being asked for. */
  @Transactional
  void askForCopy(PublishAttempt attempt) {
    requireCurrent(attempt);
    setCopyAsked(attempt, true);
  }

  /** Remembers that Google may have made a copy, or may still make it: its answer was lost now. */
  void copyMayHaveBeenMade(PublishAttempt attempt) {
    setCopyAsked(attempt, true);
  }

  /** Remembers that Google made no copy. */
  void noCopyWasMade(PublishAttempt attempt) {
    setCopyAsked(attempt, false);
  }

  private void setCopyAsked(PublishAttempt attempt, boolean asked) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.spreadsheet
                    SET copy_asked_at = CASE WHEN :asked THEN clock_timestamp() END
                    WHERE cycle_id = :cycle AND writer = :writer
                    """)
                .bind("asked", asked)
                .bind("cycle", attempt.cycleId())
                .bind("writer", attempt.writer())
                .execute());
  }

  /** How long ago a copy was asked for of which nothing is known; empty if there is none. */
  Optional<Duration> sinceCopyAsked(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (extract(epoch FROM clock_timestamp() - copy_asked_at) * 1000)::bigint
                    FROM reporting.spreadsheet
                    WHERE cycle_id = :cycle AND copy_asked_at IS NOT NULL
                    """)
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis));
  }
}
