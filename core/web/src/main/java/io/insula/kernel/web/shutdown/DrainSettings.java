package io.insula.kernel.web.shutdown;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The setting of draining.
 *
 * @param drain how long the server drains before it stops accepting connections; 0 if it does not
 *     drain
 */
@Context
@ConfigurationProperties("insula.web")
record DrainSettings(Duration drain) {
  DrainSettings {
    SettingBounds.check("INSULA_DRAIN", drain, Duration.ZERO, Duration.ofHours(1));
  }
}
