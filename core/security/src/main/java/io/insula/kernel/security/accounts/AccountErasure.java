package io.insula.kernel.security.accounts;

import io.insula.api.Roles;
import io.insula.kernel.security.sessions.Revocation;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionTable;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes accounts within the caller's transaction. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
public class AccountErasure {
  // Locks all admins in the order of their ids. If two admins are erased at the same time, the
  // second erasure waits for the first, and then sees whether its admin is the last one.
  private static final String LOCK_ADMINS =
      """
      SELECT account_id FROM kernel.account
      WHERE :admin = ANY (roles) AND NOT disabled ORDER BY account_id FOR UPDATE
      """;

  private static final String LOCK =
      "SELECT account_id FROM kernel.account WHERE account_id = :id FOR UPDATE";

  private final SessionTable sessions;
  private final Jdbi jdbi;
  private final boolean hasExternalProvider;

  AccountErasure(SessionTable sessions, Jdbi jdbi, @Value("${insula.jwks-url:}") String jwksUrl) {
    this.sessions = sessions;
    this.jdbi = jdbi;
    this.hasExternalProvider = !jwksUrl.isBlank();
  }

  /**
   * Deletes an account with its refresh tokens. The rows of its sessions stay in the table until
   * the sessions end, but without a reference to the account.
   *
   * @return the revoked sessions; the caller passes them to {@code Revocations} after the commit
   * @throws AccountNotFoundException if the account is deleted already
   * @throws LastAdminException if no other enabled account is an admin, and no external identity
   *     provider is configured
   */
  public List<Revocation> erase(Account account) {
    return jdbi.withHandle(
        handle -> {
          if (account.roles().contains(Roles.ADMIN) && !hasExternalProvider) {
            refuseLastAdmin(handle, account);
          }
          // After this lock, no request can open or extend a session of this account.
          if (handle
              .createQuery(LOCK)
              .bind("id", account.id())
              .mapTo(long.class)
              .list()
              .isEmpty()) {
            throw new AccountNotFoundException();
          }
          var revoked = sessions.revokeAll(account.id(), List.of(Session.Kind.values()));
          delete(handle, account.id());
          return revoked;
        });
  }

  private static void refuseLastAdmin(Handle handle, Account account) {
    var admins =
        handle.createQuery(LOCK_ADMINS).bind("admin", Roles.ADMIN).mapTo(Long.class).list();
    if (admins.equals(List.of(account.id()))) {
      throw new LastAdminException();
    }
  }

  private static void delete(Handle handle, long id) {
    handle
        .createUpdate(
            """
            DELETE FROM kernel.refresh_token token USING kernel.session
            WHERE token.session_id = session.session_id AND session.account_id = :id
            """)
        .bind("id", id)
        .execute();
    handle
        .createUpdate("UPDATE kernel.session SET token_name = NULL WHERE account_id = :id")
        .bind("id", id)
        .execute();
    handle
        .createUpdate("DELETE FROM kernel.account WHERE account_id = :id")
        .bind("id", id)
        .execute();
  }
}
