package io.insula.cycles.internal.ballots;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between the tries to store a ballot while its cycle is locked: an exponential backoff
 * with jitter. The backoff keeps each request from retrying too often, and the jitter keeps many
 * requests from retrying at the same moment.
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
