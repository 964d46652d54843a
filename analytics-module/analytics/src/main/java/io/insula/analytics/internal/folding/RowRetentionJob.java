package io.insula.analytics.internal.folding;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Deletes the rows that are older than the retention. */
@Factory
final class RowRetentionJob {
  private static final int EVERY_HOURS = 1;
  private static final int MOST_DAYS = 36_500;

  private final RowRetention retention;
  private final Clock clock;
  private final Duration kept;

  /**
   * @param days for how many days rows are kept at least; 0 keeps all rows
   */
  RowRetentionJob(
      RowRetention retention, Clock clock, @Value("${insula.analytics.retention-days}") int days) {
    if (days < 0 || days > MOST_DAYS) {
      throw new CannotStartException(
          "INSULA_ANALYTICS_RETENTION_DAYS must be 0 to %d, not %d".formatted(MOST_DAYS, days));
    }
    this.retention = retention;
    this.clock = clock;
    this.kept = Duration.ofDays(days);
  }

  @Singleton
  RecurringTask<Void> forgetOldRows() {
    return Tasks.recurring("analytics.forget-old-rows", FixedDelay.ofHours(EVERY_HOURS))
        .execute((instance, context) -> forgetOld(context));
  }

  private void forgetOld(ExecutionContext context) {
    if (kept.isZero()) {
      return;
    }
    var before = clock.instant().minus(kept);
    while (!context.getSchedulerState().isShuttingDown() && retention.forgetNext(before)) {
      // Continues with the next batch.
    }
  }
}
