package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** From exact fractions to what is near them. */
final class Exact {
  /** More bits than a double has, so that cutting the rest off changes nothing that it holds. */
  private static final int QUOTIENT_BITS = 66;

  private static final int PLACES = 6;
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private Exact() {}

  /**
   * A fraction as a double, with a relative error below 2^-52.
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

  /** A fraction in decimal, rounded to six places. */
  static BigDecimal decimal(BigInteger numerator, BigInteger denominator) {
    return plain(
        new BigDecimal(numerator)
            .divide(new BigDecimal(denominator), PLACES, RoundingMode.HALF_EVEN));
  }

  /** A fraction in decimal, rounded to twelve digits. */
  static BigDecimal digits(BigInteger numerator, BigInteger denominator) {
    return plain(new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS));
  }

  /** The same number without zeros at its end, and without an exponent. */
  static BigDecimal plain(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
