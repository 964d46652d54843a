package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.insula.kernel.database.jobs.JobLanes;
import io.insula.reporting.internal.tickets.TaskTable.AttemptId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plans attempts as jobs, one job an attempt, in the transaction that runs. */
@Singleton
class AttemptJobs {
  static final String TABLE = "reporting.jobs";
  static final TaskDescriptor<AttemptId> JOB =
      TaskDescriptor.of("reporting.make-report", AttemptId.class);

  private final JobLanes lanes;
  private final SchedulerClient client;
  private final Clock clock;

  AttemptJobs(JobLanes lanes, Clock clock) {
    this.lanes = lanes;
    this.client = lanes.client(TABLE);
    this.clock = clock;
  }

  /** Plans the first attempt at each of these tasks. */
  void planFirst(List<Long> taskIds) {
    var now = clock.instant();
    client.scheduleBatch(
        taskIds.stream()
            .<SchedulableInstance<?>>map(taskId -> job(new AttemptId(taskId, 1), now))
            .toList());
  }

  /** Plans the attempt after one. */
  void planNext(AttemptId last, Duration pause) {
    client.scheduleIfNotExists(
        job(new AttemptId(last.taskId(), last.attempt() + 1), clock.instant().plus(pause)));
  }

  /** Lets this process look for planned attempts at once. Call it after the commit. */
  void lookNow() {
    lanes.lookNow(TABLE);
  }

  private static SchedulableInstance<AttemptId> job(AttemptId id, Instant when) {
    return JOB.instance(id.taskId() + "-" + id.attempt()).data(id).scheduledTo(when);
  }
}
