package io.insula.kernel.web.limits;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * The limits on the size and slowness of requests.
 *
 * @param maxBody the largest body in bytes, unless a route sets its own limit
 * @param bodyBudget the maximum total size of the bodies of unanswered requests, in bytes; 0 for a
 *     quarter of the heap
 * @param headTimeout the maximum time for the head of a request to arrive; the time of a new
 *     connection starts when it opens
 * @param bodyGrace the maximum time for a body to arrive; received bytes extend this time
 * @param bodyBytesPerSecond how many received bytes extend {@code bodyGrace} by one second
 */
@Context
@ConfigurationProperties("insula.web")
record LimitSettings(
    @ReadableBytes long maxBody,
    @ReadableBytes long bodyBudget,
    Duration headTimeout,
    Duration bodyGrace,
    long bodyBytesPerSecond) {
  /** The largest body of any route. */
  static final long MAX_BODY_BYTES = 8L << 30;

  private static final long MAX_BUDGET_BYTES = 1L << 40;
  private static final Duration HOUR = Duration.ofHours(1);

  LimitSettings {
    SettingBounds.check("INSULA_MAX_BODY_DEFAULT", maxBody, 1, MAX_BODY_BYTES);
    SettingBounds.check("INSULA_BODY_BUDGET", bodyBudget, 0, MAX_BUDGET_BYTES);
    SettingBounds.check("INSULA_HEAD_TIMEOUT", headTimeout, HOUR);
    SettingBounds.check("INSULA_BODY_GRACE", bodyGrace, HOUR);
    SettingBounds.check("INSULA_BODY_BYTES_PER_SECOND", bodyBytesPerSecond, 1, MAX_BODY_BYTES);
  }
}
