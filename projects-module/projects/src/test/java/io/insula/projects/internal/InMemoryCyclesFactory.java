package io.insula.projects.internal;

import io.insula.cycles.contract.InMemoryCycles;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides in-memory cycles for the tests of this app. */
@Factory
final class InMemoryCyclesFactory {
  @Singleton
  InMemoryCycles cycles() {
    return new InMemoryCycles();
  }
}
