package io.insula.analytics.internal.answers;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The settings of reports.
 *
 * @param currency the currency of values that were sent without a currency, by ISO 4217
 */
@ConfigurationProperties("insula.analytics")
record ReportSettings(String currency) {}
