package io.insula.membership.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Registers this app with the server. */
@Factory
final class MembershipApp {
  @Singleton
  AppDescriptor membership() {
    return AppDescriptor.withoutSchema("membership");
  }
}
