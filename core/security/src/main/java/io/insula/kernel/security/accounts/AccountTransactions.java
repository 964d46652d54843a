package io.insula.kernel.security.accounts;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.Revocation;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionTable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of accounts that need several statements, each in one transaction. The caller passes the
 * returned revocations to {@link io.insula.kernel.security.sessions.Revocations} after the commit.
 */
@Singleton
@Transactional
class AccountTransactions {
  private final AccountTable accountTable;
  private final LastAdminCheck lastAdmin;
  private final SessionTable sessions;
  private final SecurityLog log;

  AccountTransactions(
      AccountTable accountTable, LastAdminCheck lastAdmin, SessionTable sessions, SecurityLog log) {
    this.accountTable = accountTable;
    this.lastAdmin = lastAdmin;
    this.sessions = sessions;
    this.log = log;
  }

  /**
   * Stores an account; returns false if its name is taken.
   *
   * @param requestDigest see {@link AccountTable#insert}
   */
  boolean insert(NewAccount account, String hash, String by, byte @Nullable [] requestDigest) {
    var made = accountTable.insert(account, hash, requestDigest);
    if (made) {
      log.mention(
          new SecurityEvent(
              "account made",
              by,
              Map.of("account", account.username(), "roles", String.join(",", account.roles()))));
    }
    return made;
  }

  /**
   * Changes the password and revokes all sign-in sessions. Throws if another request has changed
   * the password or erased the account since it was read.
   *
   * @throws PasswordChangedException if the caller's own account was changed or erased
   * @throws AccountChangedException if another user's account was changed or erased
   */
  List<Revocation> changePassword(Account account, String hash, String by) {
    var isOwn = by.equals(account.username());
    if (!accountTable.changePassword(account, hash)) {
      throw isOwn ? new PasswordChangedException() : new AccountChangedException();
    }
    log.add(
        SecurityEvent.ofAccount(
            isOwn ? "password changed" : "password reset", by, account.username()));
    return sessions.revokeAll(account.id(), List.of(Session.Kind.SIGN_IN));
  }

  /**
   * Disables an account and revokes all its sessions, or enables it again.
   *
   * @throws LastAdminException if the last admin would be disabled
   */
  List<Revocation> setDisabled(Account account, boolean disabled, String by) {
    if (disabled) {
      lastAdmin.requireAnother(account);
    }
    accountTable.setDisabled(account.id(), disabled);
    log.add(
        SecurityEvent.ofAccount(
            disabled ? "account disabled" : "account enabled", by, account.username()));
    return disabled ? sessions.revokeAll(account.id(), List.of(Session.Kind.values())) : List.of();
  }

  /**
   * Stores all accounts or none.
   *
   * @param hashes the password hashes, in the order of the accounts
   * @throws UsernameTakenException if a name is taken
   */
  void insertAll(List<NewAccount> accounts, List<String> hashes, String by) {
    for (var i = 0; i < accounts.size(); i++) {
      if (!insert(accounts.get(i), hashes.get(i), by, null)) {
        throw new UsernameTakenException(accounts.get(i).username());
      }
    }
  }
}
