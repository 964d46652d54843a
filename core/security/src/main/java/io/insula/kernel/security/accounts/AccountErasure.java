package io.insula.kernel.security.accounts;

import io.insula.kernel.security.sessions.Revocation;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionTable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes accounts within the caller's transaction. */
@Singleton
@Transactional(Transactional.TxType.MANDATORY)
public class AccountErasure {
  private static final String LOCK =
      "SELECT account_id FROM kernel.account WHERE account_id = :id FOR UPDATE";

  private final LastAdminCheck lastAdmin;
  private final SessionTable sessions;
  private final Jdbi jdbi;

  AccountErasure(LastAdminCheck lastAdmin, SessionTable sessions, Jdbi jdbi) {
    this.lastAdmin = lastAdmin;
    this.sessions = sessions;
    this.jdbi = jdbi;
  }

  /**
   * Deletes an account with its refresh tokens. The rows of its sessions stay until the sessions
   * end, without a reference to the account.
   *
   * @return the revoked sessions; the caller passes them to {@code Revocations} after the commit
   * @throws AccountNotFoundException if the account is deleted already
   * @throws LastAdminException if no other enabled account is an admin, and users of an external
   *     identity provider cannot be admins
   */
  public List<Revocation> erase(Account account) {
    lastAdmin.requireAnother(account);
    return jdbi.withHandle(
        handle -> {
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
