package io.insula.reporting.internal.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cron expression must look like: as Spring writes them, and once a minute at most. */
final class CronRule {
  static final int MAX_LENGTH = 100;

  private static final int FIELDS = 6;
  private static final Pattern ONE_SECOND = Pattern.compile("[0-5]?[0-9]");
  private static final String PREFIX = "Failed to parse cron expression. ";

  /** A leap day comes at the latest after eight years; some weekdays need a few of them. */
  private static final Duration NEVER = Duration.ofDays(50 * 365L);

  private CronRule() {}

  /** What is wrong with an expression; empty if nothing is. */
  static Optional<String> complaintAbout(String cron, Instant now) {
    if (cron.length() > MAX_LENGTH) {
      return Optional.of("must have at most " + MAX_LENGTH + " characters");
    }
    var fields = cron.strip().split("\\s+");
    if (fields.length != FIELDS) {
      return Optional.of(
          "must have six fields: second, minute, hour, day of the month, month and day of the"
              + " week");
    }
    if (!ONE_SECOND.matcher(fields[0]).matches()) {
      return Optional.of(
          "must begin with one second from 0 to 59, since it may happen once a minute at most");
    }
    try {
      return next(cron, ZoneOffset.UTC, now).isAfter(now.plus(NEVER))
          ? Optional.of("must happen at some time; this never does")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("is no cron expression: " + reasonIn(e));
    }
  }

  /** When an expression that keeps the rule happens next, after a time. */
  static Instant next(String cron, ZoneId zone, Instant after) {
    return new CronSchedule(cron, zone)
        .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
  }

  private static String reasonIn(IllegalArgumentException error) {
    var message = String.valueOf(error.getMessage());
    return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
  }
}
