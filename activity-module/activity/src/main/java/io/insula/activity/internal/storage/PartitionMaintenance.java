package io.insula.activity.internal.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.base.time.RetentionClockGuard;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Makes partitions in advance when the process starts, before it stores the first event, and then
 * every hour. The hourly job also drops expired partitions.
 */
@Factory
class PartitionMaintenance {
  private static final String NAME = "activity.keep-partitions";
  private static final int EVERY_HOURS = 1;

  private final PartitionService partitionService;
  private final RetentionClockGuard clock;

  PartitionMaintenance(PartitionService partitionService, RetentionClockGuard clock) {
    this.partitionService = partitionService;
    this.clock = clock;
  }

  @EventListener
  void start(StartupEvent event) {
    partitionService.makeAhead();
  }

  /**
   * The data of the job is the time of its last run, which {@link RetentionClockGuard} compares
   * with the clock.
   */
  @Singleton
  RecurringTask<Instant> keepPartitions() {
    return Tasks.recurring(NAME, FixedDelay.ofHours(EVERY_HOURS), Instant.class)
        .executeStateful(
            (instance, context) -> {
              partitionService.makeAhead();
              var reading = clock.read(NAME, instance.getData());
              if (reading.isCredible()) {
                partitionService.dropExpired(reading.time());
              }
              return reading.time();
            });
  }
}
