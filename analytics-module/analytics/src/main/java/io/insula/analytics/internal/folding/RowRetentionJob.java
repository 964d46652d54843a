package io.insula.analytics.internal.folding;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.base.time.RetentionClockGuard;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Deletes the rows that are older than the retention. */
@Factory
final class RowRetentionJob {
  private static final String NAME = "analytics.forget-old-rows";
  private static final int EVERY_HOURS = 1;

  private final RowRetentionService retention;
  private final RetentionClockGuard clock;
  private final Duration kept;

  RowRetentionJob(RowRetentionService retention, RetentionClockGuard clock, FoldSettings settings) {
    this.retention = retention;
    this.clock = clock;
    this.kept = Duration.ofDays(settings.retentionDays());
  }

  /**
   * Returns the job. It stores the time of its last run, which {@link RetentionClockGuard} needs.
   */
  @Singleton
  RecurringTask<Instant> forgetOldRows() {
    return Tasks.recurring(NAME, FixedDelay.ofHours(EVERY_HOURS), Instant.class)
        .executeStateful((instance, context) -> forgetOld(instance.getData(), context));
  }

  private Instant forgetOld(@Nullable Instant last, ExecutionContext context) {
    if (kept.isZero()) {
      return clock.advance(last);
    }
    var reading = clock.read(NAME, last);
    if (reading.isCredible()) {
      var before = reading.time().minus(kept);
      while (!context.getSchedulerState().isShuttingDown() && retention.forgetNext(before)) {
        // Continues with the next batch.
      }
    }
    return reading.time();
  }
}
