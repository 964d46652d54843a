package io.insula.reporting.internal;

import io.insula.cycles.Cycles;
import io.insula.kernel.base.apps.AppDescriptor;
import io.insula.reporting.internal.source.CycleSourceSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Describes this app to the server. */
@Factory
final class ReportingApp {
  private static final String NAME = "reporting";

  /**
   * Describes this app. It needs the app {@code cycles} unless the cycles come from another
   * backend.
   */
  @Singleton
  AppDescriptor reporting(CycleSourceSettings source) {
    return source.isLocal() ? AppDescriptor.of(NAME, Cycles.class) : AppDescriptor.of(NAME);
  }
}
