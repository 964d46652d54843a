package io.insula.reporting.internal.schedule;

import io.insula.api.InputChecks;
import io.insula.kernel.base.time.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of the automatic reports on changed cycles.
 *
 * @param cron a cron expression that follows the {@link CronRule}
 * @param timeZone the time zone of the expression, an id of {@link ZoneId}
 * @param enabled whether reports are refreshed on a schedule
 */
record ReportSchedule(String cron, String timeZone, boolean enabled) {
  /**
   * @throws io.insula.api.InvalidInputException with all fields that are invalid
   */
  static ReportSchedule checked(String cron, String timeZone, boolean enabled, Instant now) {
    var complaint = CronRule.complaintAbout(cron, now);
    var zone = TimeZones.find(timeZone);
    new InputChecks()
        .that(complaint.isEmpty(), "cron", complaint.orElse(""))
        .that(zone.isPresent(), "time_zone", "must be a time zone, for instance Europe/Warsaw")
        .done();
    return new ReportSchedule(cron.strip(), zone.map(ZoneId::getId).orElse(timeZone), enabled);
  }

  /** Returns the same schedule, switched off. */
  ReportSchedule off() {
    return new ReportSchedule(cron, timeZone, false);
  }

  /**
   * Returns the first time of the schedule after the given time; null while the schedule is off.
   */
  @Nullable Instant next(Instant after) {
    return Optional.of(after)
        .filter(time -> enabled)
        .map(time -> CronRule.next(cron, ZoneId.of(timeZone), time))
        .orElse(null);
  }
}
