package io.insula.reporting.internal.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: twice as long each time, with a random part, so that
 * many who failed together do not come back together.
 *
 * @param first before the second attempt at most
 * @param longest before any attempt
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /**
   * @param failed how many attempts failed, from 1
   */
  public Duration after(int failed) {
    var doubled = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
    var most = Math.min(doubled.toMillis(), longest.toMillis());
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }
}
