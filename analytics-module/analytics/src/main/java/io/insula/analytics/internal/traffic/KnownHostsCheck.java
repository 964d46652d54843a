package io.insula.analytics.internal.traffic;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

/** Stops the start if the operator's table is malformed. Without such a table, nothing is read. */
@Context
final class KnownHostsCheck {
  /**
   * @throws io.insula.kernel.base.CannotStartException if it cannot be read or is malformed
   */
  KnownHostsCheck(
      @Value("${insula.analytics.known-hosts}") String path, BeanProvider<KnownHosts> hosts) {
    if (!path.isBlank()) {
      hosts.get();
    }
  }
}
