package io.insula.kernel.security.sessions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Revokes sessions: at once in this instance, and within seconds in others. */
@Singleton
public final class SessionRevoker {
  private final SessionTable sessions;
  private final Revocations revocations;

  SessionRevoker(SessionTable sessions, Revocations revocations) {
    this.sessions = sessions;
    this.revocations = revocations;
  }

  /**
   * Revokes all tokens of one session; returns false if they were revoked already, or if there is
   * no such session.
   */
  public boolean revoke(UUID id) {
    var revoked = sessions.revoke(id);
    revocations.add(revoked);
    return !revoked.isEmpty();
  }

  /** Revokes all service tokens of an account. */
  public void revokeServiceTokens(long accountId) {
    revocations.add(sessions.revokeAll(accountId, List.of(Session.Kind.SERVICE)));
  }
}
