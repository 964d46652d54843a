package io.insula.analytics.internal.spend;

import io.insula.analytics.internal.Currencies;
import io.insula.analytics.internal.IsoDayParser;
import io.insula.analytics.internal.traffic.TrafficSource;
import io.insula.api.Decimals;
import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that stores the spend of one day.
 *
 * @param source the source as in reports, for instance {@code google}; also a well-known host, such
 *     as {@code www.google.com}
 * @param campaign null or absent for spend on the source as a whole
 * @param day the day in UTC, for instance 2023-01-20
 * @param amount 0 or more, with at most 6 decimals
 * @param currency the currency of the amount, by ISO 4217
 */
record Spend(
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String source,
    @Nullable String campaign,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String day,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable BigDecimal amount,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String currency) {
  private static final BigDecimal MAX_AMOUNT = new BigDecimal("1000000000000");
  private static final int MAX_DECIMALS = 6;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9998;
  private static final TextRule NAME = TextRule.raw(1, TrafficSource.MAX_LENGTH);

  /**
   * Returns the spend to store. Its source is not yet replaced by the name of a well-known host.
   *
   * @throws InvalidInputException with all errors
   */
  SpendTable.Row check() {
    var checks =
        new InputChecks()
            .required("source", source)
            .required("day", day)
            .required("amount", amount)
            .required("currency", currency);
    var normalSource = name(checks, "source", source);
    var normalCampaign = name(checks, "campaign", campaign);
    var parsedDay = day == null ? Optional.<LocalDate>empty() : IsoDayParser.parse(day);
    checks
        .that(
            day == null || parsedDay.filter(Spend::isInBounds).isPresent(),
            "day",
            "must be a day from 1970 to 9998, for instance 2026-01-31")
        .that(
            amount == null || isMoney(amount),
            "amount",
            "must be from 0 to 10^12, with at most 6 decimals")
        .that(currency == null || Currencies.isKnown(currency), "currency", Currencies.COMPLAINT)
        .done();
    if (normalSource == null || parsedDay.isEmpty() || amount == null || currency == null) {
      throw new InvalidInputException("", "is incomplete");
    }
    return new SpendTable.Row(
        normalSource, normalCampaign, parsedDay.get(), Decimals.plain(amount), currency);
  }

  private static @Nullable String name(InputChecks checks, String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    var normal = TextRule.normal(text);
    checks.text(field, normal, NAME);
    return normal;
  }

  private static boolean isInBounds(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  private static boolean isMoney(BigDecimal amount) {
    return amount.signum() >= 0
        && amount.compareTo(MAX_AMOUNT) <= 0
        && amount.stripTrailingZeros().scale() <= MAX_DECIMALS;
  }
}
