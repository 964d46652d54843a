package io.insula.kernel.movingout.moving;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Adds the app orchard, which has only a schema, to a server. */
@Factory
@Requires(property = "insula.test.orchard")
final class OrchardFactory {
  @Singleton
  AppDescriptor orchard() {
    return AppDescriptor.of("orchard");
  }
}
