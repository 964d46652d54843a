package io.insula.cycles.internal.lifecycle;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Moves cycles when the date of their next phase has come. */
@Factory
final class PhaseDatesJob {
  private static final int EVERY_SECONDS = 15;

  @Singleton
  RecurringTask<Void> movePhasesByDate(CycleHistory history, Phases phases) {
    return Tasks.recurring("cycles.move-phases-by-date", FixedDelay.ofSeconds(EVERY_SECONDS))
        .execute((instance, context) -> moveAll(history.due(), phases));
  }

  /** One cycle that cannot move holds up no other; the job fails at its end. */
  private static void moveAll(List<Long> cycles, Phases phases) {
    var failures = new ArrayList<RuntimeException>();
    for (var cycleId : cycles) {
      try {
        while (phases.moveByDate(cycleId)) {
          // Until the next date is still to come.
        }
      } catch (RuntimeException e) {
        failures.add(new IllegalStateException("Cycle " + cycleId + " cannot move by date", e));
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
