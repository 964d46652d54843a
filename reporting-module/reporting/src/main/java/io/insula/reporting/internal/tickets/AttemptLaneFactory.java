package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.insula.kernel.database.jobs.JobLane;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Configures a separate lane for attempts, so that hundreds of reports do not delay other jobs. A
 * lane is a job scheduler with its own table and threads.
 */
@Factory
final class AttemptLaneFactory {
  /**
   * The wait before a failed job runs again. A job fails only if the database is unavailable when
   * the attempt begins. A failed attempt does not fail its job.
   */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Singleton
  JobLane attempts(AttemptRunner runner, TicketSettings settings) {
    var task =
        Tasks.oneTime(AttemptJobScheduler.JOB)
            .onFailure(new OnFailureRetryLater<>(RETRY_AFTER))
            .execute(
                (job, context) ->
                    runner.run(job.getData(), () -> context.getSchedulerState().isShuttingDown()));
    return new JobLane(AttemptJobScheduler.TABLE, settings.concurrency(), List.of(task));
  }
}
