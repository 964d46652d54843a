package io.insula.bench.analytics;

/**
 * Makes fingerprints as long as those of real browsers. The fingerprints are not in the order of
 * the visitors, so that an index is not filled from one end.
 */
final class BenchFingerprints {
  /**
   * The number of digits at the beginning of a fingerprint; its rest is the same for all visitors.
   */
  static final int DIGITS = 8;

  private static final String REST = "-3af1-4149-9b56-34c4482f6606";
  private static final int MULTIPLIER = 0x9E3779B1; // Odd, so that the numbers are unique.

  private BenchFingerprints() {}

  /** Returns the fingerprint of a visitor. */
  static String of(int visitor) {
    return digits(visitor) + REST;
  }

  /** Returns the first digits of a visitor's fingerprint. */
  static String digits(int visitor) {
    var digits = Integer.toHexString(visitor * MULTIPLIER);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
