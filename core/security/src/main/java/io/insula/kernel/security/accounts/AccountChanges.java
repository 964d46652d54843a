package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.util.List;

/** Changes accounts, and ends the sessions that must not outlive the change. */
@Singleton
public final class AccountChanges {
  private final AccountStore store;
  private final PasswordHasher hasher;
  private final AccountTransactions transactions;
  private final Revocations revocations;

  AccountChanges(
      AccountStore store,
      PasswordHasher hasher,
      AccountTransactions transactions,
      Revocations revocations) {
    this.store = store;
    this.hasher = hasher;
    this.transactions = transactions;
    this.revocations = revocations;
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
   * @param by who does it
   * @throws InvalidInputException if the password breaks the rules
   * @throws PasswordChangedException if it got another one meanwhile
   */
  public void changePassword(Account account, String password, String by) {
    var error = AccountRules.passwordError("password", password, account.username());
    if (error != null) {
      throw new InvalidInputException(List.of(error));
    }
    // Hashing takes long: no connection is held meanwhile.
    var hash = hasher.hash(password);
    revocations.add(transactions.changePassword(account, hash, by));
  }

  /** Shuts an account out, with all its tokens; or lets it sign in again. */
  void setDisabled(Account account, boolean disabled, String by) {
    revocations.add(transactions.setDisabled(account, disabled, by));
  }
}
