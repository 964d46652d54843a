package io.insula.reporting.internal.google;

/**
 * How a token bucket is filled.
 *
 * @param capacity the most tokens that it holds
 * @param perSecond how many come in a second
 */
record TokenRate(double capacity, double perSecond) {
  private static final double SECONDS = 60;
  private static final double BURST = 1.0 / 6;
  private static final double RESERVE = 1.0 / 20;

  /**
   * A rate that never passes a limit, whichever minute one looks at: a full bucket and what comes
   * in a minute are less than the limit together. The reserve is for requests that were on their
   * way for longer than others.
   */
  static TokenRate perMinute(int limit) {
    var burst = Math.max(1, Math.floor(limit * BURST));
    return new TokenRate(burst, Math.max(1, limit * (1 - RESERVE) - burst) / SECONDS);
  }
}
