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

/** The times at which reports are refreshed by themselves. */
@Tag(name = "reports")
@Controller("/reports/schedule")
@Secured(Roles.ADMIN)
class ScheduleController {
  private final Schedules schedules;
  private final Clock clock;

  ScheduleController(Schedules schedules, Clock clock) {
    this.schedules = schedules;
    this.clock = clock;
  }

  /** When the reports on active cycles whose data changed are made by themselves. */
  @Get
  ScheduleBody get() {
    return ScheduleBody.of(schedules.current());
  }

  /** Changes that for all instances, from now on. It counts before the settings, for good. */
  @Put
  ScheduleBody put(@Valid @Body ScheduleBody request) {
    var schedule =
        Schedule.checked(request.cron(), request.timeZone(), request.enabled(), clock.instant());
    schedules.choose(schedule);
    return ScheduleBody.of(schedule);
  }

  /**
   * When reports are refreshed.
   *
   * @param cron five fields: minute, hour, day of the month, month, day of the week; six with the
   *     second before them; or a word: {@code @hourly}, {@code @daily}, {@code @weekly},
   *     {@code @monthly}, {@code @yearly}
   * @param timeZone in whose time it is, for instance Europe/Warsaw
   * @param enabled whether they are at all
   */
  @Introspected
  record ScheduleBody(@NotNull String cron, @NotNull String timeZone, @NotNull Boolean enabled) {
    static ScheduleBody of(Schedule schedule) {
      return new ScheduleBody(schedule.cron(), schedule.timeZone(), schedule.enabled());
    }
  }
}
