package io.insula.kitchen.internal;

import io.insula.garden.GardenBeds;
import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Factory
@Requires(property = "insula.test.kitchen")
final class KitchenFactory {
  @Singleton
  AppDescriptor kitchen() {
    return AppDescriptor.of("kitchen", GardenBeds.class);
  }
}
