package io.insula.kernel.web.idempotency;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The lifetimes of idempotency keys.
 *
 * @param retention how long a response is stored
 * @param lease how long a running request blocks repeats; after that its process counts as crashed
 */
@ConfigurationProperties("insula.web.idempotency")
record IdempotencySettings(Duration retention, Duration lease) {}
