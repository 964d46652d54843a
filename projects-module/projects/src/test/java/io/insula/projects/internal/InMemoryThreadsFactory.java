package io.insula.projects.internal;

import io.insula.threads.contract.InMemoryThreads;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives this app's tests the threads that it calls. */
@Factory
final class InMemoryThreadsFactory {
  @Singleton
  InMemoryThreads threads() {
    return new InMemoryThreads();
  }
}
