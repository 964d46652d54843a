package io.insula.activity.internal.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;

/** Maintains the partitions: at the start, before the first event, and then every hour. */
@Factory
class PartitionMaintenance {
  private static final int EVERY_HOURS = 1;

  private final Partitions partitions;

  PartitionMaintenance(Partitions partitions) {
    this.partitions = partitions;
  }

  @EventListener
  void start(StartupEvent event) {
    partitions.makeAhead();
  }

  @Singleton
  RecurringTask<Void> keepPartitions() {
    return Tasks.recurring("activity.keep-partitions", FixedDelay.ofHours(EVERY_HOURS))
        .execute(
            (instance, context) -> {
              partitions.makeAhead();
              partitions.dropExpired();
            });
  }
}
