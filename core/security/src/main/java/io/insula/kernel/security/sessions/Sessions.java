package io.insula.kernel.security.sessions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Revokes sessions: at once in this instance, and within seconds in others. */
@Singleton
public final class Sessions {
  private final SessionStore store;
  private final Revocations revocations;

  Sessions(SessionStore store, Revocations revocations) {
    this.store = store;
    this.revocations = revocations;
  }

  /** Revokes all tokens of one session. */
  public void revoke(UUID id) {
    revocations.add(store.revoke(id));
  }

  /** Revokes all service tokens of an account. */
  public void revokeServiceTokens(long accountId) {
    revocations.add(store.revokeAll(accountId, List.of(Session.Kind.SERVICE)));
  }
}
