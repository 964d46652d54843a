package io.insula.threads.internal.moderation;

import io.insula.recording.ActivityRecorder;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.internal.discussion.ThreadStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Stores reports of threads, and records them in the activity log. */
@Singleton
class ThreadReportService {
  private final ThreadStore threads;
  private final ThreadReportTable reports;
  private final ActivityRecorder activity;
  private final Clock clock;

  ThreadReportService(
      ThreadStore threads, ThreadReportTable reports, ActivityRecorder activity, Clock clock) {
    this.threads = threads;
    this.reports = reports;
    this.activity = activity;
    this.clock = clock;
  }

  /**
   * Stores an open report. Does nothing if the reporter already has one on this thread, or if the
   * thread is hidden.
   *
   * @throws ThreadNotFoundException if no thread has this id
   * @throws OwnThreadException if the reporter wrote the thread
   */
  @Transactional
  void report(long threadId, String reporter, String reason) {
    // The lock prevents a moderator from hiding the thread before the report is inserted. Otherwise
    // a hidden thread could have an open report.
    var thread =
        threads
            .lockShared(threadId)
            .orElseThrow(() -> new ThreadNotFoundException(threadId))
            .thread();
    if (thread.author().equals(reporter)) {
      throw new OwnThreadException();
    }
    if (!thread.hidden() && reports.openReport(threadId, reporter, reason, clock.instant())) {
      activity.record(List.of(ModerationActionFactory.reported(thread, reporter)));
    }
  }
}
