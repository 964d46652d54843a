package io.insula.reporting.internal.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An exponential backoff with jitter, so that callers that failed together do not retry together.
 *
 * @param first the longest wait before the second attempt
 * @param max the longest wait before any attempt
 */
public record Backoff(Duration first, Duration max) {
  private static final int MAX_DOUBLINGS = 20;

  /**
   * Returns how long to wait before the next attempt.
   *
   * @param failed how many attempts have failed so far, 1 or more
   */
  public Duration after(int failed) {
    var doubled = first.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
    var maxMillis = Math.min(doubled.toMillis(), max.toMillis());
    return Duration.ofMillis(
        maxMillis / 2 + ThreadLocalRandom.current().nextLong(maxMillis / 2 + 1));
  }
}
