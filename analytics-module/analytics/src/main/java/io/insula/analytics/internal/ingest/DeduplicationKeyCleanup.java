package io.insula.analytics.internal.ingest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Deletes expired deduplication keys every few minutes. */
@Factory
final class DeduplicationKeyCleanup {
  private static final int EVERY_MINUTES = 10;

  @Singleton
  RecurringTask<Void> forgetDeliveries(DeduplicationKeyService keys) {
    return Tasks.recurring("analytics.forget-deliveries", FixedDelay.ofMinutes(EVERY_MINUTES))
        .execute((instance, context) -> keys.forgetOld());
  }
}
