package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import java.time.Duration;

/**
 * The rows that a report waits for, and the rate at which they are folded. Both are used to
 * estimate when a client can retry.
 */
final class FoldBacklog {
  /**
   * The assumed number of rows that are folded in a second, before the first row is folded. A
   * machine with two processors folds twice as many.
   */
  private static final int ROWS_PER_SECOND = 10_000;

  private static final Duration MIN_ESTIMATE = Duration.ofSeconds(1);
  private static final Duration MAX_ESTIMATE = Duration.ofHours(1);

  private final long rows;
  private final long startNanos = System.nanoTime();

  FoldBacklog(long rows) {
    this.rows = rows;
  }

  /** Returns how long the report has waited. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Returns the time for which the report may still wait; zero or less if no time is left. */
  Duration restOf(Duration longestWait) {
    return longestWait.minus(age());
  }

  /** Returns the error for a report that cannot wait until all rows are folded. */
  UnavailableException unavailable(long left) {
    var rest = timeFor(left, rows - left, age());
    return new UnavailableException(
        "%d new page views and events are not counted yet. Retry in about %d s."
            .formatted(left, rest.toSeconds()),
        rest,
        null);
  }

  /**
   * Returns the estimated time to fold a number of rows, in whole seconds from 1 second to 1 hour.
   *
   * @param folded the number of rows folded so far
   * @param time the time spent on {@code folded}
   */
  static Duration timeFor(long rows, long folded, Duration time) {
    double perSecond = folded > 0 ? folded / (time.toNanos() / 1e9) : ROWS_PER_SECOND;
    long seconds = (long) Math.ceil(rows / perSecond);
    return Duration.ofSeconds(
        Math.clamp(seconds, MIN_ESTIMATE.toSeconds(), MAX_ESTIMATE.toSeconds()));
  }
}
