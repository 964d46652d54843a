package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Fractions of which each has the denominator of the one before it, times a factor. So sums of them
 * need no common denominator to be found: they are computed from the first to the last as a
 * polynomial is by Horner's scheme.
 */
final class ExactChain {
  private final List<BigInteger> numerators = new ArrayList<>();
  private final List<BigInteger> factors = new ArrayList<>();
  private BigInteger denominator;

  /**
   * @param first the denominator before there is any fraction
   */
  ExactChain(BigInteger first) {
    denominator = first;
  }

  /** Adds the fraction {@code numerator / (denominator() · factor)}. */
  void add(BigInteger numerator, long factor) {
    var exact = BigInteger.valueOf(factor);
    numerators.add(numerator);
    factors.add(exact);
    denominator = denominator.multiply(exact);
  }

  /** The denominator of the last fraction. */
  BigInteger denominator() {
    return denominator;
  }

  /**
   * The numerator, over {@link #denominator}, of a sum.
   *
   * @param start what is added, as a numerator over the first denominator
   * @param counts how often each fraction is added, the first at index 1
   */
  BigInteger sum(BigInteger start, long[] counts) {
    var sum = start;
    for (var i = 0; i < factors.size(); i++) {
      sum = sum.multiply(factors.get(i));
      if (counts[i + 1] != 0) {
        sum = sum.add(numerators.get(i).multiply(BigInteger.valueOf(counts[i + 1])));
      }
    }
    return sum;
  }
}
