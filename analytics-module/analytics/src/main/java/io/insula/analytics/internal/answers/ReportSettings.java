package io.insula.analytics.internal.answers;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * How answers are given.
 *
 * @param currency of money that is told without one, by ISO 4217
 */
@ConfigurationProperties("insula.analytics")
record ReportSettings(String currency) {}
