package io.insula.kernel.web.idempotency;

import jakarta.inject.Singleton;

/** What was answered under an {@code Idempotency-Key}, and is kept in case it is asked again. */
@Singleton
public final class KeptAnswers {
  private final IdempotencyKeyTable keys;

  KeptAnswers(IdempotencyKeyTable keys) {
    this.keys = keys;
  }

  /** Forgets what was answered to one user. */
  public void forget(String username) {
    keys.forgetOwner(username);
  }
}
