package io.insula.analytics.internal.folding;

import io.insula.api.UnavailableException;
import java.time.Duration;

/** How many rows an answer waits for, and how quickly they become fewer. */
final class FoldBacklog {
  /** Where nothing was folded meanwhile. It is half of what two processors fold. */
  private static final int ROWS_PER_SECOND = 10_000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final long rows;
  private final long startNanos = System.nanoTime();

  FoldBacklog(long rows) {
    this.rows = rows;
  }

  /** How long the answer has waited. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** What ends the wait while some rows are left. */
  UnavailableException notYet(long left) {
    var rest = timeFor(left, rows - left, age());
    return new UnavailableException(
        "%d rows came in that are not counted yet; that takes about %d s."
            .formatted(left, rest.toSeconds()),
        rest,
        null);
  }

  /**
   * How long so many rows take, in whole seconds.
   *
   * @param folded how many were folded
   * @param time in this time
   */
  static Duration timeFor(long rows, long folded, Duration time) {
    double perSecond = folded > 0 ? folded / (time.toNanos() / 1e9) : ROWS_PER_SECOND;
    long seconds = (long) Math.ceil(rows / perSecond);
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
  }
}
