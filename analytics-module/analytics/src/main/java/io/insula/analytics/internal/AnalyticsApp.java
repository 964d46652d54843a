package io.insula.analytics.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Tells the server about this app. */
@Factory
final class AnalyticsApp {
  @Singleton
  AppDescriptor analytics() {
    return AppDescriptor.of("analytics");
  }
}
