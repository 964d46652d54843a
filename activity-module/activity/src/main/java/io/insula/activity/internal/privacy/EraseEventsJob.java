package io.insula.activity.internal.privacy;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The job that erases a person from the whole log. If the process is killed, the job continues at
 * the stored position.
 */
@Factory
final class EraseEventsJob {
  static final TaskDescriptor<EraseEventsJobData> JOB =
      TaskDescriptor.of("activity.erase-person", EraseEventsJobData.class);

  /** How long the job works before it stores its position. */
  private static final Duration TURN_DURATION = Duration.ofSeconds(5);

  private final EventErasure erasure;
  private final Clock clock;

  EraseEventsJob(EventErasure erasure, Clock clock) {
    this.erasure = erasure;
    this.clock = clock;
  }

  @Singleton
  CustomTask<EraseEventsJobData> eraseEvents() {
    return Tasks.custom(JOB)
        .execute(
            (instance, context) -> completion(eraseUntilTurnEnds(instance.getData(), context)));
  }

  /**
   * Erases the person from batches of the log, until the time {@link #TURN_DURATION} is over.
   * Returns the remaining work; empty when the job is done.
   */
  private Optional<EraseEventsJobData> eraseUntilTurnEnds(
      EraseEventsJobData job, ExecutionContext context) {
    var remover = job.remover();
    var until = System.nanoTime() + TURN_DURATION.toNanos();
    var rest = job;
    do {
      var last = erasure.next(remover, rest.after(), rest.until());
      if (last.isEmpty()) {
        return Optional.empty();
      }
      rest = rest.after(last.get());
    } while (System.nanoTime() < until && !context.getSchedulerState().isShuttingDown());
    return Optional.of(rest);
  }

  private CompletionHandler<EraseEventsJobData> completion(Optional<EraseEventsJobData> rest) {
    return rest.<CompletionHandler<EraseEventsJobData>>map(
            job -> (complete, operations) -> operations.reschedule(complete, clock.instant(), job))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }
}
