package io.insula.kernel.security.rates;

import io.insula.kernel.base.time.WholeSeconds;
import java.time.Duration;
import java.util.Comparator;

/**
 * How much of a limit a user has used.
 *
 * @param limit the maximum number of requests in a window
 * @param used the requests in this window; includes the current request, even if it is refused
 * @param window the length of the window
 * @param untilReset the time until the window ends
 */
record RateUse(int limit, int used, Duration window, Duration untilReset) {
  /**
   * Orders the uses of several limits: first exceeded limits, then the fewest requests left, then
   * the latest end of the window.
   */
  static final Comparator<RateUse> TIGHTEST_FIRST =
      Comparator.comparingInt((RateUse use) -> use.isExceeded() ? -1 : use.remaining())
          .thenComparing(RateUse::untilReset, Comparator.reverseOrder());

  boolean isExceeded() {
    return used > limit;
  }

  /** Returns the value of the header {@code RateLimit-Policy}. */
  String policy() {
    return "\"" + window.toSeconds() + "s\";q=" + limit + ";w=" + window.toSeconds();
  }

  /** Returns the value of the header {@code RateLimit}. */
  String state() {
    return "\""
        + window.toSeconds()
        + "s\";r="
        + remaining()
        + ";t="
        + WholeSeconds.roundedUp(untilReset);
  }

  /** Returns this use without the current request. */
  RateUse withoutCurrent() {
    return new RateUse(limit, used - 1, window, untilReset);
  }

  int remaining() {
    return Math.max(0, limit - used);
  }
}
