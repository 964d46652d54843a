package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.insula.kernel.database.jobs.JobLane;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Runs attempts in a lane of their own, so that hundreds of reports hold up no other job. */
@Factory
final class AttemptLane {
  /** What fails is no attempt, but its begin: the database was unavailable. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Singleton
  JobLane attempts(AttemptRunner runner, TicketSettings settings) {
    var task =
        Tasks.oneTime(AttemptJobs.JOB)
            .onFailure(new OnFailureRetryLater<>(RETRY_AFTER))
            .execute(
                (job, context) ->
                    runner.run(job.getData(), () -> context.getSchedulerState().isShuttingDown()));
    return new JobLane(AttemptJobs.TABLE, settings.concurrency(), List.of(task));
  }
}
