package io.insula.cycles.remote;

import io.insula.membership.contract.InMemoryAccountDirectory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Provides in-memory accounts for the tests of the app cycles, because this app counts and creates
 * accounts.
 */
@Factory
final class LoopbackAccountsFactory {
  @Singleton
  InMemoryAccountDirectory accounts() {
    return new InMemoryAccountDirectory();
  }
}
