package io.insula.analytics.internal.traffic;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/**
 * Reads the operator's table of known hosts and list of the own flow at start-up. The server does
 * not start if one of them is malformed. If the operator has configured neither, nothing is read.
 */
@Context
final class TrafficTablesCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if one of them cannot be read or is
   *     malformed
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
