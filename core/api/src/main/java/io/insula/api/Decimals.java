package io.insula.api;

import java.math.BigDecimal;

/** Converts decimal numbers to the form in which they are stored and sent to clients. */
public final class Decimals {
  private Decimals() {}

  /**
   * Returns an equal number without zeros at the end of its fraction, and with a scale of at least
   * 0: {@code 1.5} for {@code 1.500}, and {@code 1000} for {@code 1E+3}. The caller has checked
   * that the number is not too large to be written without an exponent.
   */
  public static BigDecimal plain(BigDecimal number) {
    // A client can send 0e-999999999. Written without an exponent, this number would have a billion
    // digits and fill the memory. After its zeros are stripped, it is 0.
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
