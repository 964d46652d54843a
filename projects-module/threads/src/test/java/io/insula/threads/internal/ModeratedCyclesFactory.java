package io.insula.threads.internal;

import io.insula.cycles.contract.InMemoryCycles;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides in-memory cycles, whose admins moderate threads in the tests of this app. */
@Factory
final class ModeratedCyclesFactory {
  @Singleton
  InMemoryCycles cycles() {
    return new InMemoryCycles();
  }
}
