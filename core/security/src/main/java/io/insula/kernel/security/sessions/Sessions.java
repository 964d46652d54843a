package io.insula.kernel.security.sessions;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The table of sessions. What is revoked here stops at once, and soon in other instances. */
@Singleton
public final class Sessions {
  /** Only while the account is enabled and its password is the one that was checked. */
  private static final String OPEN =
      """
      INSERT INTO kernel.session
          (session_id, account_id, kind, started_at, access_until, ends_at)
      SELECT :id, account_id, :kind, :now, :accessUntil, :endsAt
      FROM (SELECT account_id FROM kernel.account
            WHERE account_id = :accountId AND password_version = :passwordVersion AND NOT disabled
            FOR SHARE) AS account\
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Revocations revocations;

  Sessions(Jdbi jdbi, Clock clock, Revocations revocations) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.revocations = revocations;
  }

  /**
   * Opens a session.
   *
   * @param passwordVersion what the account's must still be
   * @return empty if the account is disabled, or its password has changed
   */
  public Optional<Session> open(
      Handle handle,
      long accountId,
      int passwordVersion,
      Session.Kind kind,
      Instant accessUntil,
      Instant endsAt) {
    var session = new Session(UUID.randomUUID(), accountId);
    var rows =
        handle
            .createUpdate(OPEN)
            .bind("id", session.id())
            .bind("accountId", accountId)
            .bind("passwordVersion", passwordVersion)
            .bind("kind", kind.name())
            .bind("now", clock.instant())
            .bind("accessUntil", accessUntil)
            .bind("endsAt", endsAt)
            .execute();
    return rows == 1 ? Optional.of(session) : Optional.empty();
  }

  /** Notes that a session has newer tokens; false if it has been revoked. */
  public boolean extend(Handle handle, UUID id, Instant accessUntil, Instant endsAt) {
    return handle
            .createUpdate(
                "UPDATE kernel.session SET access_until = :accessUntil, ends_at = :endsAt WHERE"
                    + " session_id = :id AND revoked_at IS NULL")
            .bind("id", id)
            .bind("accessUntil", accessUntil)
            .bind("endsAt", endsAt)
            .execute()
        == 1;
  }

  /** Revokes all tokens of one session. */
  public void revoke(UUID id) {
    var ended =
        jdbi.withHandle(
            handle ->
                revoked(
                    handle
                        .createQuery(
                            "UPDATE kernel.session SET revoked_at = clock_timestamp() WHERE"
                                + " session_id = :id AND revoked_at IS NULL RETURNING session_id,"
                                + " access_until")
                        .bind("id", id)));
    revocations.add(ended);
  }

  /** Revokes all service tokens of an account. */
  public void revokeServiceTokens(long accountId) {
    revocations.add(
        jdbi.withHandle(handle -> revokeAll(handle, accountId, List.of(Session.Kind.SERVICE))));
  }

  /**
   * Revokes the sessions of an account, in the transaction of what makes that necessary. When it
   * has committed, the answer goes to {@link Revocations#add}.
   */
  public List<Revocation> revokeAll(Handle handle, long accountId, List<Session.Kind> kinds) {
    return revoked(
        handle
            .createQuery(
                "UPDATE kernel.session SET revoked_at = clock_timestamp() WHERE account_id ="
                    + " :accountId AND kind IN (<kinds>) AND revoked_at IS NULL RETURNING"
                    + " session_id, access_until")
            .bind("accountId", accountId)
            .bindList("kinds", kinds.stream().map(Enum::name).toList()));
  }

  private static List<Revocation> revoked(Query update) {
    return update.map(Revocation::read).list();
  }
}
