package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Priority;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.insula.kernel.database.jobs.JobLaneService;
import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Schedules attempts as jobs, one job for each attempt, in the current transaction. */
@Singleton
class AttemptJobScheduler {
  static final String TABLE = "reporting.jobs";
  static final TaskDescriptor<AttemptId> JOB =
      TaskDescriptor.of("reporting.make-report", AttemptId.class);

  private final JobLaneService lanes;
  private final SchedulerClient client;
  private final Jdbi jdbi;
  private final Clock clock;

  AttemptJobScheduler(JobLaneService lanes, Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.lanes = lanes;
    this.client = lanes.client(TABLE);
    this.clock = clock;
  }

  /**
   * Schedules the first attempt at each of these tasks.
   *
   * @param isUrgent whether these attempts run before attempts that are not urgent
   */
  void scheduleFirst(List<Long> taskIds, boolean isUrgent) {
    var now = clock.instant();
    client.scheduleBatch(
        taskIds.stream()
            .<SchedulableInstance<?>>map(taskId -> job(new AttemptId(taskId, 1), isUrgent, now))
            .toList());
  }

  /** Schedules the attempt that follows an ended attempt. */
  void scheduleNext(AttemptId last, Duration pause, boolean isUrgent) {
    var next = new AttemptId(last.taskId(), last.attempt() + 1);
    client.scheduleIfNotExists(job(next, isUrgent, clock.instant().plus(pause)));
  }

  /**
   * Makes the scheduled attempt at the task of a cycle urgent. Urgent attempts run first. Does
   * nothing if the attempt has begun.
   */
  void raisePriority(long cycleId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE reporting.jobs SET priority = :urgent
                    WHERE task_name = :name AND NOT picked AND priority < :urgent
                      AND task_instance = (
                        SELECT id || '-' || attempts + 1 FROM reporting.task
                        WHERE cycle_id = :cycle AND status = 'queued')
                    """)
                .bind("urgent", Priority.HIGH)
                .bind("name", JOB.getTaskName())
                .bind("cycle", cycleId)
                .execute());
  }

  /** Makes this process poll for scheduled attempts immediately. Call this after the commit. */
  void pollNow() {
    lanes.lookNow(TABLE);
  }

  private static SchedulableInstance<AttemptId> job(AttemptId id, boolean isUrgent, Instant when) {
    return JOB.instance(id.taskId() + "-" + id.attempt())
        .data(id)
        .priority(isUrgent ? Priority.HIGH : Priority.MEDIUM)
        .scheduledTo(when);
  }
}
