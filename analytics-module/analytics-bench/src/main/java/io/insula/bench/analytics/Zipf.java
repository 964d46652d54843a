package io.insula.bench.analytics;

import java.util.Arrays;
import java.util.Random;

/** Chooses among some things: the second half as often as the first, the third a third as often. */
final class Zipf {
  private final double[] sums;

  /**
   * @param count of the things
   */
  Zipf(int count) {
    sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
  }

  /** The place of one of them, from 0. */
  int next(Random random) {
    int place = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return Math.min(sums.length - 1, place < 0 ? -place - 1 : place);
  }
}
