package io.insula.analytics.internal.folding;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The settings of folding.
 *
 * @param foldInterval the interval of the background fold
 * @param foldWait the maximum time that a report waits for the fold
 * @param retentionDays the minimum days for which rows are kept; 0 keeps all rows
 */
@Context
@ConfigurationProperties("insula.analytics")
record FoldSettings(Duration foldInterval, Duration foldWait, int retentionDays) {
  private static final int MAX_DAYS = 36_500;

  FoldSettings {
    SettingBounds.check("INSULA_ANALYTICS_FOLD_INTERVAL", foldInterval, Duration.ofDays(1));
    SettingBounds.check("INSULA_ANALYTICS_FOLD_WAIT", foldWait, Duration.ofHours(1));
    SettingBounds.check("INSULA_ANALYTICS_RETENTION_DAYS", retentionDays, 0, MAX_DAYS);
  }
}
