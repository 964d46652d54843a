package io.insula.bench.analytics;

import java.util.Arrays;
import java.util.Random;

/**
 * Chooses items by Zipf's law. The second item is chosen half as often as the first item, the third
 * item a third as often.
 */
final class Zipf {
  private final double[] sums;

  /**
   * @param count the number of items
   */
  Zipf(int count) {
    sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
  }

  /** Returns the index of an item, from 0. */
  int next(Random random) {
    int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return Math.min(sums.length - 1, place < 0 ? -place - 1 : place);
  }
}
