package io.insula.cycles.internal.results;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the statistics of imported cycles soon after the import. They take as long as storing and
 * counting the ballots, so that an import does not wait for them.
 */
@Factory
final class StatisticsJob {
  private static final int EVERY_SECONDS = 30;

  @Singleton
  RecurringTask<Void> makeStatistics(ResultTable results, Counting counting) {
    return Tasks.recurring("cycles.make-statistics", FixedDelay.ofSeconds(EVERY_SECONDS))
        .execute((instance, context) -> makeAll(results.withoutStatistics(), counting));
  }

  /** One result that cannot be read holds up no other; the job fails at its end. */
  private static void makeAll(List<Long> cycles, Counting counting) {
    var failures = new ArrayList<RuntimeException>();
    for (var cycleId : cycles) {
      try {
        counting.results(cycleId, false);
      } catch (RuntimeException e) {
        failures.add(
            new IllegalStateException("Cycle " + cycleId + " cannot get its statistics", e));
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
