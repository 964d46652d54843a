package io.insula.activity.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class ActivityApp {
  @Singleton
  AppDescriptor activity() {
    return AppDescriptor.of("activity");
  }
}
