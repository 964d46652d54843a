package io.insula.reporting.internal.google;

/**
 * The size of a token bucket, and the rate at which the bucket is filled.
 *
 * @param capacity the maximum number of tokens
 * @param perSecond how many tokens are added each second
 */
record BucketRate(double capacity, double perSecond) {
  private static final double SECONDS = 60;
  private static final double BURST = 1.0 / 6;
  private static final double RESERVE = 1.0 / 20;

  /**
   * Returns a bucket for a limit of requests a minute. A full bucket and the tokens of a minute are
   * together below the limit, because some requests reach Google late.
   */
  static BucketRate perMinute(int limit) {
    var burst = Math.max(1, Math.floor(limit * BURST));
    return new BucketRate(burst, Math.max(1, limit * (1 - RESERVE) - burst) / SECONDS);
  }
}
