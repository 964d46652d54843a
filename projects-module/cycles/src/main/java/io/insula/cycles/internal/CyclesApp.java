package io.insula.cycles.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Describes this app to the server. */
@Factory
final class CyclesApp {
  @Singleton
  AppDescriptor cycles() {
    return AppDescriptor.of("cycles");
  }
}
