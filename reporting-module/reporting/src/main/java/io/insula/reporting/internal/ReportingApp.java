package io.insula.reporting.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Tells the server about this app. */
@Factory
final class ReportingApp {
  @Singleton
  AppDescriptor reporting() {
    return AppDescriptor.of("reporting");
  }
}
