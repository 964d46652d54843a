package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.kernel.security.sessions.Revocation;
import io.insula.kernel.security.sessions.Revocations;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.Sessions;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Changes accounts, and ends the sessions that must not outlive the change. */
@Singleton
public final class AccountChanges {
  private final AccountStore store;
  private final PasswordHasher hasher;
  private final Sessions sessions;
  private final Revocations revocations;
  private final Jdbi jdbi;

  AccountChanges(
      AccountStore store,
      PasswordHasher hasher,
      Sessions sessions,
      Revocations revocations,
      Jdbi jdbi) {
    this.store = store;
    this.hasher = hasher;
    this.sessions = sessions;
    this.revocations = revocations;
    this.jdbi = jdbi;
  }

  /**
   * The account of this name; upper case counts as lower case.
   *
   * @throws AccountNotFoundException if there is none
   */
  public Account find(String username) {
    var canonical = AccountRules.canonical(username);
    if (!AccountRules.isUsername(canonical)) {
      throw new AccountNotFoundException();
    }
    return store.find(canonical).orElseThrow(AccountNotFoundException::new);
  }

  Page<Account> list(PageRequest request) {
    return Page.of(store.list(request.limit() + 1, request.before()), request, Account::id);
  }

  /**
   * Gives an account another password and ends all its sign-ins.
   *
   * @throws InvalidInputException if the password breaks the rules
   * @throws PasswordChangedException if it got another one meanwhile
   */
  public void changePassword(Account account, String password) {
    var error = AccountRules.passwordError("password", password, account.username());
    if (error != null) {
      throw new InvalidInputException(List.of(error));
    }
    var hash = hasher.hash(password);
    var ended =
        jdbi.inTransaction(
            handle -> {
              if (!store.changePassword(handle, account, hash)) {
                throw new PasswordChangedException();
              }
              return sessions.revokeAll(handle, account.id(), List.of(Session.Kind.SIGN_IN));
            });
    revocations.add(ended);
  }

  /** Shuts an account out, with all its tokens; or lets it sign in again. */
  void setDisabled(Account account, boolean disabled) {
    var ended =
        jdbi.inTransaction(
            handle -> {
              store.setDisabled(handle, account.id(), disabled);
              return disabled
                  ? sessions.revokeAll(handle, account.id(), List.of(Session.Kind.values()))
                  : List.<Revocation>of();
            });
    revocations.add(ended);
  }
}
