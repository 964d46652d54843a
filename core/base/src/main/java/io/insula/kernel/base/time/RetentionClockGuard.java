package io.insula.kernel.base.time;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents jobs from deleting rows too early while the clock is wrong by more than a day. Each run
 * of a job stores a time for the next run:
 *
 * <ul>
 *   <li>The first run deletes nothing, and stores the clock's time.
 *   <li>If the clock is at most one day after the stored time, the run deletes old rows, and stores
 *       the clock's time.
 *   <li>Otherwise the run deletes nothing, and stores the previous time plus one day.
 * </ul>
 *
 * <p>For instance, after a stop of ten days, an hourly job deletes nothing for ten hours. If the
 * clock jumps by two years, an hourly job deletes nothing for a month. During this month, an
 * operator can correct the clock and restart the servers. The restart is needed because the wrong
 * clock has scheduled the next run.
 */
@Singleton
public final class RetentionClockGuard {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionClockGuard.class);
  private static final Duration MAX_STEP = Duration.ofDays(1);

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
   * @param last the stored time of the previous run; null for the first run
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
   * Returns the time that a job stores while its retention is off. The job then has a recent time
   * when retention is switched on.
   *
   * @param last the stored time of the previous run; null for the first run
   */
  public Instant advance(@Nullable Instant last) {
    return readingAt(clock.instant(), last).time();
  }

  private static Reading readingAt(Instant now, @Nullable Instant last) {
    if (last == null) {
      return new Reading(now, false);
    }
    var latest = last.plus(MAX_STEP);
    return now.isAfter(latest) ? new Reading(latest, false) : new Reading(now, true);
  }
}
