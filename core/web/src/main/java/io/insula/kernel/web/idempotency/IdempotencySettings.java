package io.insula.kernel.web.idempotency;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The lifetimes of idempotency keys.
 *
 * @param retention how long a response is stored
 * @param lease how long a running request blocks repeats; after that its process counts as crashed
 */
@Context
@ConfigurationProperties("insula.web.idempotency")
record IdempotencySettings(Duration retention, Duration lease) {
  IdempotencySettings {
    SettingBounds.check("INSULA_IDEMPOTENCY_RETENTION", retention, Duration.ofDays(36_500));
    SettingBounds.check("INSULA_IDEMPOTENCY_LEASE", lease, Duration.ofDays(1));
  }
}
