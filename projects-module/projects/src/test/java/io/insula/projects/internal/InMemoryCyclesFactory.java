package io.insula.projects.internal;

import io.insula.cycles.contract.InMemoryCycles;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives this app's tests the cycles that it calls. */
@Factory
final class InMemoryCyclesFactory {
  @Singleton
  InMemoryCycles cycles() {
    return new InMemoryCycles();
  }
}
