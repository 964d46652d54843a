package io.insula.reporting.internal.files;

import io.insula.kernel.base.InvalidConfigurationException;
import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * The settings for stored reports.
 *
 * @param keep how many reports of each cycle are kept, the newest one included
 */
@ConfigurationProperties("insula.reporting")
record StoredReportSettings(int keep) {
  /**
   * @throws InvalidConfigurationException if no report would be kept
   */
  StoredReportSettings {
    if (keep < 1) {
      throw new InvalidConfigurationException("INSULA_REPORTING_KEEP must be 1 or more.");
    }
  }
}
