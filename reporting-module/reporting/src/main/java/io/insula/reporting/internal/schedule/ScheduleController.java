package io.insula.reporting.internal.schedule;

import io.insula.api.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;

/** Routes for the schedule on which reports are made automatically. */
@Tag(name = "reports")
@Controller("/reports/schedule")
@Secured(Roles.ADMIN)
class ScheduleController {
  private final ReportScheduleStore schedules;
  private final Clock clock;

  ScheduleController(ReportScheduleStore schedules, Clock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  /**
   * Returns the schedule of automatic reports. A scheduled report is made only if the data of its
   * cycle changed.
   */
  @Get
  ScheduleBody get() {
    return ScheduleBody.of(schedules.current());
  }

  /**
   * Changes the schedule of all instances immediately. The new schedule takes precedence over the
   * settings, also after a restart.
   */
  @Put
  ScheduleBody put(@Valid @Body ScheduleBody request) {
    var schedule =
        ReportSchedule.checked(
            request.cron(), request.timeZone(), request.enabled(), clock.instant());
    schedules.choose(schedule);
    return ScheduleBody.of(schedule);
  }

  /**
   * The schedule of the automatic reports on changed cycles.
   *
   * @param cron five fields (minute, hour, day of the month, month, day of the week), six fields
   *     (seconds first), or a word: {@code @hourly}, {@code @daily}, {@code @weekly},
   *     {@code @monthly}, {@code @yearly}
   * @param timeZone the time zone of the expression, for instance Europe/Warsaw
   * @param enabled whether reports are refreshed on a schedule
   */
  @Introspected
  record ScheduleBody(@NotNull String cron, @NotNull String timeZone, @NotNull Boolean enabled) {
    static ScheduleBody of(ReportSchedule schedule) {
      return new ScheduleBody(schedule.cron(), schedule.timeZone(), schedule.enabled());
    }
  }
}
