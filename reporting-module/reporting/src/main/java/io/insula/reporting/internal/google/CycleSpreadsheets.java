package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores the spreadsheet of each cycle and its current writer. The number of a writer is a fencing
 * token. An older writer is stopped at its next request.
 *
 * <p>A late request of an older writer changes nothing that readers see. The newer writer has
 * deleted the hidden tabs of this request.
 */
@Singleton
class CycleSpreadsheets {
  private final Jdbi jdbi;

  CycleSpreadsheets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Returns the id of this installation. Each of its spreadsheets at Google is marked with this id.
   */
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

  /**
   * Makes an attempt the writer of its cycle's spreadsheet. An older writer is stopped at its next
   * request.
   */
  @Transactional
  PublishAttempt begin(AttemptContext attempt) {
    attempt.requireCurrent();
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
                    .bind("cycle", attempt.cycleId())
                    .mapTo(Long.class)
                    .one());
    return new PublishAttempt(attempt, writer, this);
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
      throw new AttemptEndedException("Another attempt is writing the spreadsheet now.");
    }
  }

  /** Checks that the task and the spreadsheet still belong to this attempt. */
  @Transactional
  void requireCurrent(PublishAttempt attempt) {
    attempt.taskAttempt().requireCurrent();
    requireWriter(attempt);
  }

  /** Returns the stored id of a cycle's spreadsheet. */
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

  /** Stores the id of the spreadsheet of the attempt's cycle. */
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

  /** Records that a copy of the template is being requested. */
  @Transactional
  void recordCopyRequest(PublishAttempt attempt) {
    requireCurrent(attempt);
    setCopyAsked(attempt, true);
  }

  /** Records that Google may have made a copy, or may still make it: the answer was lost. */
  void recordUnknownCopyOutcome(PublishAttempt attempt) {
    setCopyAsked(attempt, true);
  }

  /** Records that Google made no copy. */
  void recordNoCopy(PublishAttempt attempt) {
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

  /**
   * Returns how long Google's answer to a copy request has been missing; empty if no answer is
   * missing.
   */
  Optional<Duration> timeSinceCopyRequest(long cycleId) {
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
