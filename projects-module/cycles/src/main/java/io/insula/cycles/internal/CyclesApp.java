package io.insula.cycles.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares the app {@code cycles}. Its schema and its folder of migrations have the same name. */
@Factory
final class CyclesApp {
  @Singleton
  AppDescriptor cycles() {
    return AppDescriptor.of("cycles");
  }
}
