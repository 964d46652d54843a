package io.insula.analytics.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class AnalyticsApp {
  @Singleton
  AppDescriptor analytics() {
    return AppDescriptor.of("analytics");
  }
}
