package io.insula.analytics.internal.traffic;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/**
 * Reads the operator's tables at start-up: the known hosts, and the pages of the own flow (see
 * {@link ReferralExclusions}). The server does not start if one of these tables is malformed. A
 * table that the operator has not configured is not read.
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
