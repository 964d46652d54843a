package io.insula.analytics.internal.traffic;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/**
 * Stops the start of the server if a table of the operator is malformed. Operators can set tables
 * of {@link KnownHosts} and {@link ReferralExclusions}.
 */
@Context
final class TrafficTablesCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if a table of the operator cannot be read or
   *     is malformed
   */
  TrafficTablesCheck(
      @Value("${insula.analytics.known-hosts}") String path,
      BeanProvider<KnownHosts> hosts,
      @Value("${insula.analytics.own-flow}") String ownFlow,
      BeanProvider<ReferralExclusions> flow) {
    if (!path.isBlank()) {
      hosts.get();
    }
    if (!ownFlow.equals(ReferralExclusions.BUILT_IN)) {
      flow.get();
    }
  }
}
