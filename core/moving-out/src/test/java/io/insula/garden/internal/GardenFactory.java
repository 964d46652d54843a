package io.insula.garden.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class GardenFactory {
  @Singleton
  AppDescriptor garden() {
    return AppDescriptor.of("garden");
  }
}
