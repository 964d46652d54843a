package io.insula.sample.internal.items;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The job of {@link EmptySampleItems}, which runs in one process at a time. */
@Factory
final class EmptySampleItemsJob {
  private static final int EVERY_HOURS = 1;

  @Singleton
  RecurringTask<Void> deleteEmptySampleItems(EmptySampleItems items) {
    return Tasks.recurring("sample.delete-empty-items", FixedDelay.ofHours(EVERY_HOURS))
        .execute((instance, context) -> items.delete());
  }
}
