package io.insula.analytics.internal.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides {@link AttributionModel#WHOLE} in proportion to weights (Hamilton's method). Each part is
 * rounded down. Then the parts with the largest remainders are raised by 1, until the sum is exact.
 * Of equal remainders, the earlier part comes first.
 */
final class CreditSplitter {
  private CreditSplitter() {}

  /**
   * @param weights 0 or more; at least one weight is more than 0
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
