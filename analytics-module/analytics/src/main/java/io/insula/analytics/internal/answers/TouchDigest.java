package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.JourneyTouch;

/**
 * The number of touches in a list, and a checksum of their row numbers. Two readings with the same
 * digest almost certainly found the same touches.
 */
record TouchDigest(int count, long checksum) {
  static final TouchDigest NONE = new TouchDigest(0, 0);

  /**
   * An odd number with about as many one bits as zero bits, so that each bit of a row number
   * changes many bits of the checksum.
   */
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  /** Returns the digest after one more touch. */
  TouchDigest with(JourneyTouch touch) {
    return new TouchDigest(count + 1, (checksum + touch.place().number()) * FACTOR);
  }
}
