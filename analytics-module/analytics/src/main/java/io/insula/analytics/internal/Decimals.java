package io.insula.analytics.internal;

import java.math.BigDecimal;

/** Decimal numbers as they are stored and told. */
public final class Decimals {
  private Decimals() {}

  /** Without zeros at its end, and never with an exponent. */
  public static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
