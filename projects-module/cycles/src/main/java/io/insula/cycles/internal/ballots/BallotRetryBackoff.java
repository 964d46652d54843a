package io.insula.cycles.internal.ballots;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses before a request tries again to store a ballot of a locked cycle: an exponential
 * backoff with jitter.
 */
final class BallotRetryBackoff {
  private static final int FIRST_MILLIS = 20;
  private static final int MAX_MILLIS = 320;

  private int maxMillis = FIRST_MILLIS;

  Duration next() {
    var half = maxMillis / 2;
    maxMillis = Math.min(2 * maxMillis, MAX_MILLIS);
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextInt(half + 1));
  }
}
