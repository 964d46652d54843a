package io.insula.kernel.security.accounts;

import io.insula.kernel.security.sessions.Revocation;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.SessionStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * The changes that take several statements. Each happens as a whole or not at all. What they revoke
 * counts in this instance once it is given to {@link
 * io.insula.kernel.security.sessions.Revocations}.
 */
@Singleton
@Transactional
class AccountTransactions {
  private final AccountStore store;
  private final SessionStore sessions;

  AccountTransactions(AccountStore store, SessionStore sessions) {
    this.store = store;
    this.sessions = sessions;
  }

  /**
   * Changes the password and revokes all sign-ins.
   *
   * @throws PasswordChangedException if somebody else changed it since the account was read
   */
  List<Revocation> changePassword(Account account, String hash) {
    if (!store.changePassword(account, hash)) {
      throw new PasswordChangedException();
    }
    return sessions.revokeAll(account.id(), List.of(Session.Kind.SIGN_IN));
  }

  /** Disables an account and revokes all its sessions, or enables it again. */
  List<Revocation> setDisabled(Account account, boolean disabled) {
    store.setDisabled(account.id(), disabled);
    return disabled ? sessions.revokeAll(account.id(), List.of(Session.Kind.values())) : List.of();
  }

  /**
   * Stores all accounts or none.
   *
   * @param hashes of their passwords, in the same order
   * @throws UsernameTakenException if a name is taken
   */
  void insertAll(List<NewAccount> accounts, List<String> hashes) {
    for (var i = 0; i < accounts.size(); i++) {
      if (!store.insert(accounts.get(i), hashes.get(i))) {
        throw new UsernameTakenException(accounts.get(i).username());
      }
    }
  }
}
