package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of fractions, in which each denominator is a multiple of the previous denominator. So
 * Horner's scheme computes sums without a search for a common denominator.
 */
final class WeightedFractionSum {
  private final List<BigInteger> numerators = new ArrayList<>();
  private final List<BigInteger> factors = new ArrayList<>();
  private BigInteger denominator;

  /**
   * @param first the denominator before the first fraction is added
   */
  WeightedFractionSum(BigInteger first) {
    denominator = first;
  }

  /** Adds the fraction {@code numerator / (denominator() · factor)}. */
  void add(BigInteger numerator, long factor) {
    var exact = BigInteger.valueOf(factor);
    numerators.add(numerator);
    factors.add(exact);
    denominator = denominator.multiply(exact);
  }

  /** Returns the denominator of the last fraction. */
  BigInteger denominator() {
    return denominator;
  }

  /**
   * Returns the numerator of a sum whose denominator is {@link #denominator}.
   *
   * @param start the start value, as a numerator over the denominator of the constructor
   * @param counts how many times each fraction is added; the first fraction is at index 1
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
