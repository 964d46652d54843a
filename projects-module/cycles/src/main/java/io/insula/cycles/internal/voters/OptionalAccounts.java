package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.membership.AccountDirectory;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives access to the accounts, if this process hosts the app {@code membership} or can call it in
 * another process.
 */
@Singleton
class OptionalAccounts {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final BeanProvider<AccountDirectory> directory;

  OptionalAccounts(BeanProvider<AccountDirectory> directory) {
    this.directory = directory;
  }

  /**
   * Returns {@link AccountDirectory#count}; null if this process has no access to accounts.
   *
   * @throws UnavailableException if the app {@code membership} runs in another process that is
   *     unreachable
   */
  @Nullable Long count() {
    return directory.isPresent() ? directory.get().count() : null;
  }

  /**
   * @throws UnavailableException if this process has no access to accounts
   */
  AccountDirectory require() {
    if (!directory.isPresent()) {
      throw new UnavailableException(
          "This server cannot create accounts, because the app membership is off. Ask an operator"
              + " to set insula.apps.membership to local or remote.",
          RETRY_AFTER,
          null);
    }
    return directory.get();
  }
}
