package io.insula.cycles.internal.lifecycle;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.cycles.internal.cycle.PerCycleRunner;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The job that moves cycles to their next phase on the date of this phase. */
@Factory
final class PhaseDatesJob {
  private static final int EVERY_SECONDS = 15;

  @Singleton
  RecurringTask<Void> movePhasesByDate(
      PhaseChangeReader phaseChangeReader, PhaseTransitions phases) {
    var moves =
        new PerCycleRunner(
            "cannot move to its next phase at the set date", cycleId -> move(cycleId, phases));
    return Tasks.recurring("cycles.move-phases-by-date", FixedDelay.ofSeconds(EVERY_SECONDS))
        .execute((instance, context) -> moves.run(phaseChangeReader.due()));
  }

  private static void move(long cycleId, PhaseTransitions phases) {
    while (phases.moveByDate(cycleId)) {
      // Each call moves the cycle by one phase. The dates of several phases can have passed, for
      // example while the server was stopped.
    }
  }
}
