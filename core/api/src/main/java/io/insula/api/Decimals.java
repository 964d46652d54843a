package io.insula.api;

import java.math.BigDecimal;

/** Converts decimal numbers to the form in which they are stored and sent to clients. */
public final class Decimals {
  private Decimals() {}

  /**
   * Returns an equal number without an exponent, and without zeros at the end of the fraction:
   * {@code 1.5} for {@code 1.500}, {@code 1000} for {@code 1E+3}. The caller limits the size of the
   * number.
   */
  public static BigDecimal plain(BigDecimal number) {
    // A client can send 0e-999999999, which has a billion digits without an exponent. Without
    // trailing zeros, this number is 0.
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
