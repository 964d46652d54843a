package io.insula.kernel.web.shutdown;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * Checks the framework's setting for the graceful shutdown.
 *
 * @param gracePeriod how long running requests may take to finish
 */
@Context
@ConfigurationProperties("micronaut.lifecycle.graceful-shutdown")
record GracePeriodSettings(Duration gracePeriod) {
  GracePeriodSettings {
    SettingBounds.check("INSULA_SHUTDOWN_GRACE", gracePeriod, Duration.ZERO, Duration.ofHours(1));
  }
}
