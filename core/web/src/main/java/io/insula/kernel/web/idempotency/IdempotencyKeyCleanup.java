package io.insula.kernel.web.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Deletes expired keys. */
@Factory
final class IdempotencyKeyCleanup {
  private static final int EVERY_MINUTES = 10;

  @Singleton
  RecurringTask<Void> forgetIdempotencyKeys(IdempotencyKeyTable keys) {
    return Tasks.recurring("kernel.forget-idempotency-keys", FixedDelay.ofMinutes(EVERY_MINUTES))
        .execute((instance, context) -> keys.forgetExpired());
  }
}
