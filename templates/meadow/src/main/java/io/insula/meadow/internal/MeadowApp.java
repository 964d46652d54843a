package io.insula.meadow.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class MeadowApp {
  @Singleton
  AppDescriptor meadow() {
    return AppDescriptor.of("meadow");
  }
}
