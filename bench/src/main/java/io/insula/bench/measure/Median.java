package io.insula.bench.measure;

import java.util.Arrays;

/** Computes medians. */
public final class Median {
  private Median() {}

  /**
   * Returns the median. The median of an even count of numbers is the mean of the two middle
   * numbers.
   *
   * @throws IllegalArgumentException if there are no numbers
   */
  public static double of(double[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("there is no median of no numbers");
    }
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
