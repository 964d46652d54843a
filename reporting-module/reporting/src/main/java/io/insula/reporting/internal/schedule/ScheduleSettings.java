package io.insula.reporting.internal.schedule;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The schedule that applies until an administrator chooses another one.
 *
 * @param cron a cron expression that follows the {@link CronRule}
 * @param timeZone the time zone of the expression
 * @param enabled whether reports are refreshed on a schedule
 * @param lookEvery how often this process reads the stored schedule for changes
 */
@Context
@ConfigurationProperties("insula.reporting.schedule")
record ScheduleSettings(
    @Bindable(defaultValue = "0 0 * * * *") String cron,
    @Bindable(defaultValue = "UTC") String timeZone,
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "5s") Duration lookEvery) {
  ScheduleSettings {
    SettingBounds.check("insula.reporting.schedule.look-every", lookEvery, Duration.ofHours(1));
    try {
      ReportSchedule.checked(cron, timeZone, enabled, Instant.EPOCH);
    } catch (InvalidInputException e) {
      var error = e.errors().getFirst();
      throw new CannotStartException(
          "INSULA_REPORTING_SCHEDULE_"
              + error.field().toUpperCase(Locale.ROOT)
              + " "
              + error.message());
    }
  }

  ReportSchedule schedule() {
    return ReportSchedule.checked(cron, timeZone, enabled, Instant.EPOCH);
  }
}
