package io.insula.kernel.security.rates;

import java.time.Duration;

/**
 * What a user has used of a limit.
 *
 * @param limit how often in a window
 * @param used how often so far, this time included; more than the limit for a request that is
 *     refused
 * @param window how long it is
 * @param left until it ends
 */
record RateUse(int limit, int used, Duration window, Duration left) {
  boolean isExceeded() {
    return used > limit;
  }

  /** As the header {@code RateLimit-Policy} has it. */
  String policy() {
    return "\"" + window.toSeconds() + "s\";q=" + limit + ";w=" + window.toSeconds();
  }

  /** As the header {@code RateLimit} has it. */
  String state() {
    return "\"" + window.toSeconds() + "s\";r=" + remaining() + ";t=" + secondsLeft();
  }

  int remaining() {
    return Math.max(0, limit - used);
  }

  long secondsLeft() {
    return left.plusMillis(999).toSeconds();
  }
}
