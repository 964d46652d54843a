package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.Currencies;
import io.insula.analytics.internal.journeys.AttributionModel;
import io.insula.api.InputChecks;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a report on campaigns or sources.
 *
 * @param from a day or a time; if absent, the period has no beginning
 * @param to a day (inclusive) or a time (exclusive); if absent, the period has no end
 * @param model the attribution model; {@code last_non_direct} by default
 * @param currency the currency of the amounts, by ISO 4217; other currencies do not count
 */
@Introspected
record CampaignReportParameters(
    @Nullable @QueryValue String from,
    @Nullable @QueryValue String to,
    @Nullable @QueryValue String model,
    @Nullable @QueryValue String currency) {
  private static final AttributionModel DEFAULT_MODEL = AttributionModel.LAST_NON_DIRECT;

  /**
   * The checked parameters.
   *
   * @param defaultCurrency the currency of values that were sent without a currency
   */
  record CheckedParameters(
      ReportPeriod period, AttributionModel model, String currency, String defaultCurrency) {}

  /**
   * @throws io.insula.api.InvalidInputException with all errors
   */
  CheckedParameters check(String defaultCurrency) {
    var checks = new InputChecks();
    var period = ReportPeriod.parse(checks, from, to, ZoneOffset.UTC);
    var chosen = model == null ? DEFAULT_MODEL : AttributionModel.of(model).orElse(null);
    checks.that(
        chosen != null,
        "model",
        "must be one of "
            + Arrays.stream(AttributionModel.values())
                .map(AttributionModel::label)
                .collect(Collectors.joining(", ")));
    checks.that(currency == null || Currencies.isKnown(currency), "currency", Currencies.COMPLAINT);
    checks.done();
    return new CheckedParameters(
        period,
        chosen == null ? DEFAULT_MODEL : chosen,
        currency == null ? defaultCurrency : currency,
        defaultCurrency);
  }
}
