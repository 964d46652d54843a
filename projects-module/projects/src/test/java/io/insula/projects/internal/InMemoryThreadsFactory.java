package io.insula.projects.internal;

import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides in-memory threads for the tests of this app. */
@Factory
final class InMemoryThreadsFactory {
  @Singleton
  InMemoryThreads threads() {
    return new InMemoryThreads();
  }
}
