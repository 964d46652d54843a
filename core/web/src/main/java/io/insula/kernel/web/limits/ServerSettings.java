package io.insula.kernel.web.limits;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Checks the settings of the server of the framework.
 *
 * @param idleTimeout after how long without traffic a connection is closed
 * @param maxRequestSize the largest body of any route, in bytes
 */
@Context
@ConfigurationProperties("micronaut.server")
record ServerSettings(Duration idleTimeout, @ReadableBytes long maxRequestSize) {
  ServerSettings {
    SettingBounds.check(
        "INSULA_IDLE_TIMEOUT", idleTimeout, Duration.ofSeconds(1), Duration.ofDays(1));
    SettingBounds.check("INSULA_MAX_BODY", maxRequestSize, 1, LimitSettings.MAX_BODY_BYTES);
  }
}
