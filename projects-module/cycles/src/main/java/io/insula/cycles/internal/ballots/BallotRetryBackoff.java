package io.insula.cycles.internal.ballots;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses before a request tries again to store a ballot of a locked cycle: an exponential
 * backoff with jitter.
 */
final class BallotRetryBackoff {
  private static final int FIRST_MILLIS = 20;
  private static final int LONGEST_MILLIS = 320;

  private int most = FIRST_MILLIS;

  Duration next() {
    var half = most / 2;
    most = Math.min(2 * most, LONGEST_MILLIS);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextInt(half + 1));
  }
}
