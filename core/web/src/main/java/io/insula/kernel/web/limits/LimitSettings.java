package io.insula.kernel.web.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * The limits on the size and slowness of requests.
 *
 * @param maxBody the largest body in bytes, unless a route sets its own limit
 * @param bodyBudget the maximum size of all bodies of unanswered requests together, in bytes; 0 for
 *     a quarter of the heap
 * @param headTimeout the maximum time for the head of a request to arrive; on a new connection,
 *     this time begins with the connection
 * @param bodyGrace how long a body may take at any speed
 * @param bodyBytesPerSecond how many received bytes extend {@code bodyGrace} by one second
 */
@ConfigurationProperties("insula.web")
record LimitSettings(
    @ReadableBytes long maxBody,
    @ReadableBytes long bodyBudget,
    Duration headTimeout,
    Duration bodyGrace,
    long bodyBytesPerSecond) {}
