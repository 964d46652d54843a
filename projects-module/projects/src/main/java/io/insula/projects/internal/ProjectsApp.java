package io.insula.projects.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.threads.Threads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Declares this app to the server. */
@Factory
final class ProjectsApp {
  @Singleton
  AppDescriptor projects() {
    return AppDescriptor.of("projects", Threads.class);
  }
}
