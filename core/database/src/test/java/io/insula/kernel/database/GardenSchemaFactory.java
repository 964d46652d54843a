package io.insula.kernel.database;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Provides an app that has only a schema. */
@Factory
@Requires(property = "insula.test.garden")
final class GardenSchemaFactory {
  @Singleton
  AppDescriptor garden() {
    return AppDescriptor.of("garden");
  }
}
