package io.insula.kernel.web.idempotency;

import jakarta.inject.Singleton;

/** Erases the responses that are stored for repeated requests with an {@code Idempotency-Key}. */
@Singleton
public final class StoredResponseEraser {
  private final IdempotencyKeyTable keys;

  StoredResponseEraser(IdempotencyKeyTable keys) {
    this.keys = keys;
  }

  /**
   * Deletes all keys of one user, with the stored responses. A later repeat of a request then runs
   * again.
   */
  public void forget(String username) {
    keys.forgetOwner(username);
  }
}
