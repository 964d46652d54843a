package io.insula.cycles.internal.ballots;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses of one who tries again and again: each up to twice as long as the one before, with a
 * random part, so that many who wait for the same do not all come back at once, or all the time.
 */
final class RetryPauses {
  private static final int FIRST_MILLIS = 20;
  private static final int LONGEST_MILLIS = 320;

  private int most = FIRST_MILLIS;

  Duration next() {
    var half = most / 2;
    most = Math.min(2 * most, LONGEST_MILLIS);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextInt(half + 1));
  }
}
