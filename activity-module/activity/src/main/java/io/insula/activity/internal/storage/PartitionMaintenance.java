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
import org.jspecify.annotations.Nullable;

/**
 * Makes partitions in advance when the process starts, before it stores the first event, and then
 * every hour. The hourly job also drops expired partitions.
 */
@Factory
class PartitionMaintenance {
  private static final String NAME = "activity.keep-partitions";
  private static final int EVERY_HOURS = 1;

  private final PartitionService partitionService;
  private final PartitionSettings settings;
  private final RetentionClockGuard clock;

  PartitionMaintenance(
      PartitionService partitionService, PartitionSettings settings, RetentionClockGuard clock) {
    this.partitionService = partitionService;
    this.settings = settings;
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
        .executeStateful((instance, context) -> keepPartitions(instance.getData()));
  }

  private Instant keepPartitions(@Nullable Instant last) {
    partitionService.makeAhead();
    if (settings.retentionDays() == 0) {
      partitionService.finishInterruptedDrops();
      return clock.advance(last);
    }
    var reading = clock.read(NAME, last);
    if (reading.isCredible()) {
      partitionService.dropExpired(reading.time());
    }
    return reading.time();
  }
}
