package io.insula.cycles.internal.voters;

import io.insula.api.UnavailableException;
import io.insula.membership.AccountDirectory;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The accounts, where this process hosts the app that knows them or can call it. */
@Singleton
class KnownAccounts {
  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final BeanProvider<AccountDirectory> directory;

  KnownAccounts(BeanProvider<AccountDirectory> directory) {
    this.directory = directory;
  }

  /**
   * How many there are; null if this process cannot know.
   *
   * @throws UnavailableException if they are in another process that cannot be reached
   */
  @Nullable Long count() {
    return directory.isPresent() ? directory.get().count() : null;
  }

  /**
   * @throws UnavailableException if this process cannot reach them
   */
  AccountDirectory require() {
    if (!directory.isPresent()) {
      throw new UnavailableException(
          "This server cannot make accounts: insula.apps.membership is off.", RETRY_AFTER, null);
    }
    return directory.get();
  }
}
