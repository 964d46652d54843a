package io.insula.analytics.internal.traffic;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/**
 * Reads the tables and settings of the operator at start-up, and stops the start if one is
 * malformed. If the operator has none, nothing is read.
 */
@Context
final class TrafficTablesCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if one cannot be read or is malformed
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
