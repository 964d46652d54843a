package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.JourneyTouch;

/**
 * The number of some touches in order, and a checksum of their places. It shows whether two passes
 * over the rows of a user found the same touches.
 */
record TouchDigest(int count, long checksum) {
  static final TouchDigest NONE = new TouchDigest(0, 0);

  /** An odd number with about as many ones as zeros, so that each bit of a place changes many. */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  /** Returns the digest of these touches and one more. */
  TouchDigest with(JourneyTouch touch) {
    return new TouchDigest(count + 1, (checksum + touch.place().number()) * FACTOR);
  }
}
