package io.insula.cycles.internal.count;

import java.math.BigInteger;

/**
 * The share of each voter as a fraction, in smallest units of currency.
 *
 * @param numerator 0 or more
 * @param denominator above 0
 */
record Share(BigInteger numerator, BigInteger denominator) {
  double approximate() {
    return FractionConverter.ratio(numerator, denominator);
  }
}
