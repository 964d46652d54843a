package io.insula.api;

import java.math.BigDecimal;

/** Converts decimal numbers to the form in which they are stored and sent to clients. */
public final class Decimals {
  private Decimals() {}

  /** Returns the number without trailing zeros and without an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    // Zeros are stripped first, because a client can send 0e-999999999. With its exponent written
    // out, this number would have a billion digits and fill the memory.
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
