package io.insula.garden.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Factory
@Requires(property = "insula.test.garden")
final class GardenBedsFactory {
  @Singleton
  AppDescriptor garden() {
    return AppDescriptor.of("garden");
  }
}
