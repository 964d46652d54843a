package io.insula.kernel.base.time;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents jobs from deleting rows too early because of a clock that is wrong by more than a day.
 * The server's clock follows the database's clock, but that clock can be wrong, too. A job that
 * deletes old rows runs every hour and keeps the time of its last run. If the clock is more than a
 * day after that time, the job deletes nothing in this run, and its kept time advances by one day.
 * So after a stop of ten days the job deletes nothing for ten hours. After a jump of the clock by
 * two years, the job deletes nothing for a month. In this time, an operator can set the clock
 * right. The operator must then restart the servers, because the next run is still due at a time of
 * the wrong clock. The very first run has no earlier time to compare with: it keeps the time of the
 * clock, and deletes nothing. A clock that is behind only makes the job keep rows for longer.
 */
@Singleton
public final class RetentionClockGuard {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionClockGuard.class);
  private static final Duration LONGEST_STEP = Duration.ofDays(1);

  private final Clock clock;

  RetentionClockGuard(Clock clock) {
    this.clock = clock;
  }

  /**
   * The time of one run of a job.
   *
   * @param time the time to keep for the next run
   * @param isCredible whether rows that are too old at this time may be deleted
   */
  public record Reading(Instant time, boolean isCredible) {}

  /**
   * Returns the time of this run.
   *
   * @param job the name of the job, for the log
   * @param last the time of the run before; null for the first one, which deletes nothing
   */
  public Reading read(String job, @Nullable Instant last) {
    var now = clock.instant();
    var reading = readingAt(now, last);
    if (last != null && !reading.isCredible()) {
      LOG.warn(
          "{} deletes nothing in this run: the clock says {}, more than a day after the last run at"
              + " {}. If the clock is wrong, correct it",
          job,
          now,
          last);
    }
    return reading;
  }

  /**
   * Returns the time to keep for the next run of a job whose retention is off and that deletes
   * nothing in this run. When the retention is switched on later, the clock is still compared with
   * a recent time.
   *
   * @param last the time of the run before; null for the first one
   */
  public Instant advance(@Nullable Instant last) {
    return readingAt(clock.instant(), last).time();
  }

  private static Reading readingAt(Instant now, @Nullable Instant last) {
    if (last == null) {
      return new Reading(now, false);
    }
    var latest = last.plus(LONGEST_STEP);
    return now.isAfter(latest) ? new Reading(latest, false) : new Reading(now, true);
  }
}
