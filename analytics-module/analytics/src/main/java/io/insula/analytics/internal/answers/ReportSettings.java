package io.insula.analytics.internal.answers;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The settings of answers.
 *
 * @param currency the currency of amounts without one, by ISO 4217
 */
@ConfigurationProperties("insula.analytics")
record ReportSettings(String currency) {}
