package io.insula.kernel.security.sessions;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The setting of revocations.
 *
 * @param revocationPoll how often this process reads the revocations of other processes
 */
@Context
@ConfigurationProperties("insula.tokens")
record RevocationSettings(Duration revocationPoll) {
  RevocationSettings {
    SettingBounds.check("INSULA_TOKENS_REVOCATION_POLL", revocationPoll, Duration.ofHours(1));
  }
}
