package io.insula.threads.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Declares the app {@code threads}. Its schema and its folder of migrations have the name of the
 * app.
 */
@Factory
final class ThreadsApp {
  @Singleton
  AppDescriptor threads() {
    return AppDescriptor.of("threads");
  }
}
