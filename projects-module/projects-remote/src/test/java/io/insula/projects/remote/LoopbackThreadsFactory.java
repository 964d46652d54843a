package io.insula.projects.remote;

import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Provides in-memory threads for the tests of this app. */
@Factory
final class LoopbackThreadsFactory {
  @Singleton
  InMemoryThreads threads() {
    return new InMemoryThreads();
  }
}
