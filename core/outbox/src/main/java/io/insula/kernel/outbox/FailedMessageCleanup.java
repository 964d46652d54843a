package io.insula.kernel.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Deletes messages that failed long ago. */
@Factory
final class FailedMessageCleanup {
  private static final int EVERY_HOURS = 1;

  @Singleton
  RecurringTask<Void> forgetFailedMessages(FailedMessageTable failedMessages) {
    return Tasks.recurring("outbox.forget-failed-messages", FixedDelay.ofHours(EVERY_HOURS))
        .execute((instance, context) -> failedMessages.forgetOld());
  }
}
