package io.insula.analytics.internal;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The currencies of ISO 4217. */
public final class Currencies {
  /** The message for an unknown code. */
  public static final String COMPLAINT = "must be a code of ISO 4217, for instance EUR";

  private static final Set<String> CODES =
      Currency.availableCurrencies()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /**
   * @param code a currency code in capital letters
   */
  public static boolean isKnown(String code) {
    return CODES.contains(code);
  }
}
