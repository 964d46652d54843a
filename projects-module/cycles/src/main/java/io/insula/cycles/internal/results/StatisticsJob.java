package io.insula.cycles.internal.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.cycles.internal.cycle.PerCycleRunner;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Computes the statistics of imported cycles soon after the import. During the import, this would
 * about double the time.
 */
@Factory
final class StatisticsJob {
  private static final int EVERY_SECONDS = 30;

  @Singleton
  RecurringTask<Void> makeStatistics(ResultTable results, CountService countService) {
    var making =
        new PerCycleRunner(
            "cannot get its statistics", cycleId -> countService.complete(cycleId, false));
    return Tasks.recurring("cycles.make-statistics", FixedDelay.ofSeconds(EVERY_SECONDS))
        .execute((instance, context) -> making.run(results.withoutStatistics()));
  }
}
