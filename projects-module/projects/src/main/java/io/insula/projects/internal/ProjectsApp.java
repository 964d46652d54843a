package io.insula.projects.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.threads.Threads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Declares the app {@code projects}, which cannot run without the threads app. Its schema and its
 * folder of migrations have the name of the app.
 */
@Factory
final class ProjectsApp {
  @Singleton
  AppDescriptor projects() {
    return AppDescriptor.of("projects", Threads.class);
  }
}
