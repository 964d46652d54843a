package io.insula.reporting.internal.files;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;

/**
 * The settings for stored reports.
 *
 * @param keep how many reports of each cycle are kept, the newest one included
 */
@Context
@ConfigurationProperties("insula.reporting")
record StoredReportSettings(int keep) {
  private static final int MAX_KEPT_REPORTS = 10_000;

  StoredReportSettings {
    SettingBounds.check("INSULA_REPORTING_KEEP", keep, 1, MAX_KEPT_REPORTS);
  }
}
