package io.insula.kernel.security.sessions;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The table of sessions. After the commit, the caller passes the returned revocations to {@link
 * Revocations#add}. This instance then refuses the revoked sessions immediately.
 */
@Singleton
@Transactional
public class SessionTable {
  private final SessionRepository sessions;
  private final Jdbi jdbi;
  private final Clock clock;

  SessionTable(SessionRepository sessions, Jdbi jdbi, Clock clock) {
    this.sessions = sessions;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Opens a session. The caller must have locked the account in the same transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID open(long accountId, Session.Kind kind, Instant accessUntil, Instant endsAt) {
    var id = UUID.randomUUID();
    sessions.save(new Session(id, accountId, kind, clock.instant(), accessUntil, endsAt, null));
    return id;
  }

  /** Stores the name and scopes of a service token, in the transaction that opened its session. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void describe(UUID id, @Nullable String name, @Nullable Set<String> scopes) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE kernel.session SET token_name = :name, scopes ="
                        + " string_to_array(:scopes, ' ') WHERE session_id = :id")
                .bind("name", name)
                .bind("scopes", scopes == null ? null : String.join(" ", scopes))
                .bind("id", id)
                .execute());
  }

  /** Returns when the session started. */
  public Instant startOf(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT started_at FROM kernel.session WHERE session_id = :id")
                .bind("id", id)
                .mapTo(Instant.class)
                .one());
  }

  /** Records that a session has newer tokens; returns false if it is revoked. */
  public boolean extend(UUID id, Instant accessUntil, Instant endsAt) {
    return sessions.updateByIdAndRevokedAtIsNull(id, accessUntil, endsAt) == 1;
  }

  /**
   * Revokes all tokens of one session. Returns an empty list if they were revoked already, or if
   * there is no such session.
   */
  List<Revocation> revoke(UUID id) {
    return jdbi.withHandle(
        handle ->
            revoked(
                handle
                    .createQuery(
                        "UPDATE kernel.session SET revoked_at = clock_timestamp() WHERE"
                            + " session_id = :id AND revoked_at IS NULL RETURNING session_id,"
                            + " access_until")
                    .bind("id", id)));
  }

  /** Revokes all tokens of an account that belong to sessions of these kinds. */
  public List<Revocation> revokeAll(long accountId, List<Session.Kind> kinds) {
    return jdbi.withHandle(
        handle ->
            revoked(
                handle
                    .createQuery(
                        "UPDATE kernel.session SET revoked_at = clock_timestamp() WHERE account_id"
                            + " = :accountId AND kind IN (<kinds>) AND revoked_at IS NULL"
                            + " RETURNING session_id, access_until")
                    .bind("accountId", accountId)
                    .bindList("kinds", kinds.stream().map(Enum::name).toList())));
  }

  private static List<Revocation> revoked(Query update) {
    return update.map(Revocation::read).list();
  }
}
