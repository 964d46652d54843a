package io.insula.sample.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class SampleApp {
  @Singleton
  AppDescriptor descriptor() {
    return AppDescriptor.of("sample");
  }
}
