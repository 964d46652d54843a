package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Converts exact fractions to doubles and decimals. */
final class FractionConverter {
  /**
   * The number of bits of a quotient. A double has only 53 bits, so the bits that are cut off add
   * almost no error.
   */
  private static final int QUOTIENT_BITS = 66;

  private static final int PLACES = 6;
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private FractionConverter() {}

  /**
   * Returns a fraction as a double, with a relative error below 2^-52.
   *
   * @param numerator 0 or more
   * @param denominator above 0
   */
  static double ratio(BigInteger numerator, BigInteger denominator) {
    var shift = QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength());
    var quotient =
        shift >= 0
            ? numerator.shiftLeft(shift).divide(denominator)
            : numerator.divide(denominator.shiftLeft(-shift));
    return Math.scalb(quotient.doubleValue(), -shift);
  }

  /** Returns a fraction in decimal, rounded to six places. */
  static BigDecimal decimal(BigInteger numerator, BigInteger denominator) {
    return Decimals.plain(
        new BigDecimal(numerator)
            .divide(new BigDecimal(denominator), PLACES, RoundingMode.HALF_EVEN));
  }

  /** Returns a fraction in decimal, rounded to twelve significant digits. */
  static BigDecimal digits(BigInteger numerator, BigInteger denominator) {
    return Decimals.plain(new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS));
  }
}
