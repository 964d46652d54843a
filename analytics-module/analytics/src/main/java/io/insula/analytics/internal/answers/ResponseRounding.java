package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.api.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rounds the numbers in answers to clients. */
final class ResponseRounding {
  private static final int RATIO_DIGITS = 6;
  private static final int MONEY_DIGITS = 6;

  private ResponseRounding() {}

  /** Converts a stored credit, in billionths, to a number from 0 to 1. */
  static BigDecimal credit(long billionths) {
    return Decimals.plain(
        BigDecimal.valueOf(billionths).divide(BigDecimal.valueOf(AttributionModel.WHOLE)));
  }

  /**
   * Converts a sum of products to an amount of money. Each product is an amount of money multiplied
   * by a credit in billionths.
   */
  static BigDecimal money(BigDecimal timesCredit) {
    return Decimals.plain(
        timesCredit.divide(
            BigDecimal.valueOf(AttributionModel.WHOLE), MONEY_DIGITS, RoundingMode.HALF_EVEN));
  }

  /** Returns a quotient, rounded to six decimals; null if the divisor is zero. */
  static @Nullable BigDecimal ratio(BigDecimal one, BigDecimal other) {
    return other.signum() == 0
        ? null
        : Decimals.plain(one.divide(other, RATIO_DIGITS, RoundingMode.HALF_EVEN));
  }
}
