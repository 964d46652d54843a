package io.insula.kernel.web.idempotency;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How long keys live.
 *
 * @param retention how long an answer is kept
 * @param lease how long a request that runs keeps repeats away; after that its process is taken for
 *     dead
 */
@ConfigurationProperties("insula.web.idempotency")
record IdempotencySettings(Duration retention, Duration lease) {}
