package io.insula.activity.internal.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.base.time.RetentionClock;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Maintains the partitions when the process starts, before it stores the first event, and then
 * every hour.
 */
@Factory
class PartitionMaintenance {
  private static final String NAME = "activity.keep-partitions";
  private static final int EVERY_HOURS = 1;

  private final Partitions partitions;
  private final RetentionClock clock;

  PartitionMaintenance(Partitions partitions, RetentionClock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  @EventListener
  void start(StartupEvent event) {
    partitions.makeAhead();
  }

  /**
   * The data of the job is the time of its last run, which {@link RetentionClock} compares with the
   * clock.
   */
  @Singleton
  RecurringTask<Instant> keepPartitions() {
    return Tasks.recurring(NAME, FixedDelay.ofHours(EVERY_HOURS), Instant.class)
        .executeStateful(
            (instance, context) -> {
              partitions.makeAhead();
              var reading = clock.read(NAME, instance.getData());
              if (reading.isCredible()) {
                partitions.dropExpired(reading.time());
              }
              return reading.time();
            });
  }
}
