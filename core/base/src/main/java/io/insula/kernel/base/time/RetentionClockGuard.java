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
 * The server's clock follows the database's clock, but the database's clock can be wrong, too.
 *
 * <p>A job that deletes old rows runs every hour and stores a time. If the clock is at most one day
 * after the stored time, the job deletes old rows and stores the time of the clock. Otherwise the
 * job deletes nothing and adds one day to the stored time. So after a stop of ten days, the job
 * deletes nothing for ten hours. After a jump of the clock by two years, the job deletes nothing
 * for a month. During this month, an operator can correct the clock. The operator must then restart
 * the servers, because the wrong clock has scheduled the next run.
 *
 * <p>The first run has no stored time, so it stores the time of the clock and deletes nothing. If
 * the clock is behind, the job only keeps rows for longer.
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
   * @param time the time that the job stores for its next run
   * @param isCredible whether the job may delete the rows that are too old at this time
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
   * Returns the time that a job must store while its retention is off and it deletes nothing. If
   * the retention is switched on later, the job then compares the clock with a recent time.
   *
   * @param last the stored time of the run before; null for the first run
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
