package io.insula.reporting.internal.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rule for cron expressions. An expression has one of these forms:
 *
 * <ul>
 *   <li>five fields: {@code 30 4 * * *} means 4:30 each day
 *   <li>six fields, with the seconds first: {@code 0 30 4 * * *}
 *   <li>a word such as {@code @hourly}
 * </ul>
 */
final class CronRule {
  static final int MAX_LENGTH = 100;

  private static final int FIELDS = 6;
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
  private static final Map<String, String> WORDS =
      Map.of(
          "@yearly", "0 0 0 1 1 *",
          "@annually", "0 0 0 1 1 *",
          "@monthly", "0 0 0 1 * *",
          "@weekly", "0 0 0 * * SUN",
          "@daily", "0 0 0 * * *",
          "@midnight", "0 0 0 * * *",
          "@hourly", "0 0 * * * *");
  private static final String PREFIX = "Failed to parse cron expression. ";

  /**
   * The time without a match after which an expression counts as never matching. A leap day on a
   * given weekday can be 40 years away.
   */
  private static final Duration NEVER = Duration.ofDays(50 * 365L);

  /**
   * How far ahead the check computes times. Five years contain months of 28, 29, 30 and 31 days,
   * except around 2100.
   */
  private static final Period LOOK_AHEAD = Period.ofYears(5);

  private CronRule() {}

  /** Returns the error in an expression; empty if it is valid. */
  static Optional<String> complaintAbout(String cron, Instant now) {
    if (cron.length() > MAX_LENGTH) {
      return Optional.of("must have at most " + MAX_LENGTH + " characters");
    }
    var fields = expanded(cron).split("\\s+");
    if (fields.length != FIELDS) {
      return Optional.of(
          "must have five fields (minute, hour, day of the month, month and day of the week), or"
              + " six fields with the seconds first, or be a word such as @hourly");
    }
    if (!PRINTABLE.matcher(cron.strip()).matches()) {
      return Optional.of(
          "is not a cron expression: it may contain printable ASCII characters only");
    }
    if (WORDS.containsValue(expanded(cron))) {
      // The words are valid. A check of the default, @hourly, would delay each start.
      return Optional.empty();
    }
    CronSchedule schedule;
    try {
      schedule = new CronSchedule(expanded(cron), ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      return Optional.of("is not a cron expression: " + reasonIn(e));
    }
    return complaintAboutTimes(schedule, now);
  }

  /**
   * Checks the next time after the start of each month. The cron library fails in some months: in
   * April for 31W, the working day nearest to the 31st.
   */
  private static Optional<String> complaintAboutTimes(CronSchedule schedule, Instant now) {
    var time = now.atOffset(ZoneOffset.UTC);
    var end = time.plus(LOOK_AHEAD);
    while (time.isBefore(end)) {
      OffsetDateTime next;
      try {
        next = next(schedule, time.toInstant()).atOffset(ZoneOffset.UTC);
      } catch (RuntimeException e) {
        return Optional.of(
            "must not need a day that some months do not have (with W, use 1 to 28, or LW for the"
                + " last working day)");
      }
      if (next.isAfter(time.plus(NEVER))) {
        return Optional.of("must match some time; this expression never does");
      }
      var nextMonth = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      time = next.isAfter(nextMonth) ? next : nextMonth;
    }
    return Optional.empty();
  }

  /**
   * Returns the first time later than {@code after} that the expression matches.
   *
   * @param cron a valid expression
   */
  static Instant next(String cron, ZoneId zone, Instant after) {
    return next(new CronSchedule(expanded(cron), zone), after);
  }

  private static Instant next(CronSchedule schedule, Instant after) {
    return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
  }

  /**
   * Returns the expression with six fields, for instance {@code 0 0 * * * *} for {@code @hourly}.
   */
  private static String expanded(String cron) {
    var stripped = cron.strip();
    var known = WORDS.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
    return known.split("\\s+").length == FIELDS - 1 ? "0 " + known : known;
  }

  private static String reasonIn(IllegalArgumentException error) {
    var message = String.valueOf(error.getMessage());
    return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
  }
}
