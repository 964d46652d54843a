package io.insula.api;

import java.math.BigDecimal;

/** The form of decimal numbers in storage and in answers. */
public final class Decimals {
  private Decimals() {}

  /** Returns the number without trailing zeros and without an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    // A zero can arrive as 0e-999999999, for which setScale would build a number that fills the
    // memory.
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
