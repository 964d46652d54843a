package io.insula.cycles.internal;

import io.insula.membership.contract.InMemoryAccountDirectory;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Gives this app's tests the accounts that it counts and makes. */
@Factory
final class InMemoryAccountsFactory {
  @Singleton
  InMemoryAccountDirectory accounts() {
    return new InMemoryAccountDirectory();
  }
}
