package io.insula.analytics.internal.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides {@link AttributionModel#WHOLE} by weights so that the parts add up exactly: each part is
 * rounded down, and the rest is given in units to the largest remainders, earlier ones first
 * (Hamilton's method).
 */
final class CreditSplitter {
  private CreditSplitter() {}

  /**
   * @param weights none negative, and not all 0
   */
  static List<Long> of(double[] weights) {
    var sum = Arrays.stream(weights).sum();
    var exact =
        Arrays.stream(weights).map(weight -> weight / sum * AttributionModel.WHOLE).toArray();
    var parts = new ArrayList<Long>();
    for (var part : exact) {
      parts.add((long) part);
    }
    var left = AttributionModel.WHOLE - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> (long) exact[i] - exact[i]))
        .limit(left)
        .forEach(i -> parts.set(i, parts.get(i) + 1));
    return parts;
  }
}
