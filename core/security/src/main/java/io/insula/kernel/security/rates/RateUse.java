package io.insula.kernel.security.rates;

import java.time.Duration;

/**
 * How much of a limit a user has used.
 *
 * @param limit the maximum number of requests in a window
 * @param used the requests in this window, including the current one; above the limit if the
 *     current one is refused
 * @param window the length of the window
 * @param left the time until the window ends
 */
record RateUse(int limit, int used, Duration window, Duration left) {
  boolean isExceeded() {
    return used > limit;
  }

  /** Returns the value of the header {@code RateLimit-Policy}. */
  String policy() {
    return "\"" + window.toSeconds() + "s\";q=" + limit + ";w=" + window.toSeconds();
  }

  /** Returns the value of the header {@code RateLimit}. */
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
