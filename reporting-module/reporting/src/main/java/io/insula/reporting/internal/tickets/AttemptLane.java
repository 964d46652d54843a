package io.insula.reporting.internal.tickets;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.insula.kernel.database.jobs.JobLane;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** Runs attempts in a lane of their own, so that hundreds of reports hold up no other job. */
@Factory
final class AttemptLane {
  @Singleton
  JobLane attempts(AttemptRunner runner, TicketSettings settings) {
    var task =
        Tasks.oneTime(AttemptJobs.JOB)
            .execute(
                (job, context) ->
                    runner.run(job.getData(), () -> context.getSchedulerState().isShuttingDown()));
    return new JobLane(AttemptJobs.TABLE, settings.concurrency(), List.of(task));
  }
}
