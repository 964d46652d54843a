package io.insula.projects.internal;

import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.threads.Threads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Declares the app {@code projects}, which cannot run without the threads app. The schema and the
 * folder of migrations of {@code projects} have the same name.
 */
@Factory
final class ProjectsApp {
  @Singleton
  AppDescriptor projects() {
    return AppDescriptor.of("projects", Threads.class);
  }
}
