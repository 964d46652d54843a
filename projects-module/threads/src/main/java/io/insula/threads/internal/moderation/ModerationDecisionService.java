package io.insula.threads.internal.moderation;

import io.insula.recording.ActivityRecorder;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.internal.discussion.ThreadStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Changes the visibility of a thread, closes its reports and records the decision, all in one
 * transaction.
 */
@Singleton
class ModerationDecisionService {
  private final ThreadStore threads;
  private final ThreadReportTable reports;
  private final ModerationDecisionTable decisions;
  private final ActivityRecorder activity;
  private final Jdbi jdbi;
  private final Clock clock;

  ModerationDecisionService(
      ThreadStore threads,
      ThreadReportTable reports,
      ModerationDecisionTable decisions,
      ActivityRecorder activity,
      Jdbi jdbi,
      Clock clock) {
    this.threads = threads;
    this.reports = reports;
    this.decisions = decisions;
    this.activity = activity;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Hides a thread or shows it again. Decisions about a thread run one after the other. A decision
   * is recorded only if it changes the thread or closes a report.
   *
   * @throws ThreadNotFoundException if no thread has this id
   */
  @Transactional
  void set(long threadId, boolean hidden, String reason, String moderator) {
    var before =
        threads
            .lockToChange(threadId)
            .orElseThrow(() -> new ThreadNotFoundException(threadId))
            .thread();
    var now = clock.instant();
    var closed = reports.closeReports(threadId, now);
    var shownReason = hidden ? reason : null;
    var changes = !Objects.equals(before.hiddenReason(), shownReason);
    if (changes) {
      update(threadId, shownReason, moderator, now);
    }
    if (changes || closed > 0) {
      decisions.insert(threadId, hidden, reason, moderator, now);
      activity.record(List.of(ModerationActionFactory.decided(before, hidden, closed, moderator)));
    }
  }

  private void update(long threadId, @Nullable String reason, String moderator, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE threads.thread
                    SET hidden_at = :at, hidden_by = :by, hidden_reason = :reason WHERE id = :id
                    """)
                .bind("at", reason == null ? null : now)
                .bind("by", reason == null ? null : moderator)
                .bind("reason", reason)
                .bind("id", threadId)
                .execute());
  }
}
