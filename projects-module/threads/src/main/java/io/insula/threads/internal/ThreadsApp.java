package io.insula.threads.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class ThreadsApp {
  @Singleton
  AppDescriptor threads() {
    return AppDescriptor.of("threads");
  }
}
