package io.insula.console.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.kernel.web.documentation.RootPageMarker;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Registers this app with the server. The app's page is the page at the root of the server. */
@Factory
final class ConsoleApp {
  @Singleton
  AppDescriptor console() {
    return AppDescriptor.withoutSchema("console");
  }

  @Singleton
  RootPageMarker rootPage() {
    return new RootPageMarker();
  }
}
