package io.insula.reporting.internal.schedule;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.CannotStartException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The schedule that counts until somebody chooses another one.
 *
 * @param cron keeps the {@link CronRule}
 * @param timeZone in whose time it is
 * @param enabled whether there is a schedule
 * @param lookEvery how soon this process notices that another one changed the schedule
 */
@Context
@ConfigurationProperties("insula.reporting.schedule")
record ScheduleSettings(
    @Bindable(defaultValue = "0 0 * * * *") String cron,
    @Bindable(defaultValue = "UTC") String timeZone,
    @Bindable(defaultValue = "true") boolean enabled,
    @Bindable(defaultValue = "5s") Duration lookEvery) {
  ScheduleSettings {
    try {
      Schedule.checked(cron, timeZone, enabled, Instant.EPOCH);
    } catch (InvalidInputException e) {
      var error = e.errors().getFirst();
      throw new CannotStartException(
          "INSULA_REPORTING_SCHEDULE_"
              + error.field().toUpperCase(Locale.ROOT)
              + " "
              + error.message());
    }
  }

  Schedule schedule() {
    return new Schedule(cron.strip(), timeZone, enabled);
  }
}
