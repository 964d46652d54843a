package io.insula.kernel.web.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How much, and how slowly, a client may send.
 *
 * @param maxBody the largest body in bytes, unless a route says otherwise
 * @param bodyBudget for how many bytes of bodies that are not answered there is room; 0 for a
 *     quarter of the heap
 * @param headTimeout how long the head of a request may take, and a new connection until its first
 * @param bodyGrace how long a body may take before its speed counts
 * @param bodyBytesPerSecond how fast it must come on average after that
 */
@ConfigurationProperties("insula.web")
record LimitSettings(
    @ReadableBytes long maxBody,
    @ReadableBytes long bodyBudget,
    Duration headTimeout,
    Duration bodyGrace,
    long bodyBytesPerSecond) {}
