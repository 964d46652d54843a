package io.insula.kernel.privacy;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.outbox.Outbox;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Creates the jobs that make sure that an erasure reaches all apps, however long that takes. */
@Factory
final class ErasureJobs {
  static final TaskDescriptor<ErasePersonMessage> AGAIN =
      TaskDescriptor.of("privacy.erase-again", ErasePersonMessage.class);

  private static final int RETRY_EVERY_HOURS = 1;

  @Singleton
  OneTimeTask<ErasePersonMessage> eraseAgain(ErasureTransactions erasures) {
    return Tasks.oneTime(AGAIN)
        .execute((instance, context) -> erasures.followUp(instance.getData()));
  }

  /**
   * Returns the job that retries permanently failed erasures, because an app may be unreachable for
   * longer than {@code insula.outbox.give-up-after}.
   */
  @Singleton
  RecurringTask<Void> retryErasures(Outbox outbox, EraseReceivers receivers) {
    return Tasks.recurring("privacy.retry-erasures", FixedDelay.ofHours(RETRY_EVERY_HOURS))
        .execute(
            (instance, context) ->
                receivers.apps().forEach(app -> outbox.retryFailed(EraseReceivers.topicOf(app))));
  }
}
