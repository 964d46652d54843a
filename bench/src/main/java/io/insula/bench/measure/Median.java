package io.insula.bench.measure;

import java.util.Arrays;

/** The middle of some numbers. */
final class Median {
  private Median() {}

  /**
   * Their median; the mean of the two in the middle where their number is even.
   *
   * @throws IllegalArgumentException if there are none
   */
  static double of(double[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
