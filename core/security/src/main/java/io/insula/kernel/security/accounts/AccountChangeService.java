package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.util.List;

/** Changes accounts, and revokes the sessions that the change ends. */
@Singleton
public final class AccountChangeService {
  private final AccountTable accountTable;
  private final PasswordHasher hasher;
  private final AccountTransactions transactions;
  private final Revocations revocations;

  AccountChangeService(
      AccountTable accountTable,
      PasswordHasher hasher,
      AccountTransactions transactions,
      Revocations revocations) {
    this.accountTable = accountTable;
    this.hasher = hasher;
    this.transactions = transactions;
    this.revocations = revocations;
  }

  /**
   * Returns the account with this name; upper case counts as lower case.
   *
   * @throws AccountNotFoundException if there is no such account
   */
  public Account find(String username) {
    var canonical = AccountRules.canonical(username);
    if (!AccountRules.isUsername(canonical)) {
      throw new AccountNotFoundException();
    }
    return accountTable.find(canonical).orElseThrow(AccountNotFoundException::new);
  }

  Page<Account> list(PageRequest request) {
    return Page.of(accountTable.list(request.limit() + 1, request.before()), request, Account::id);
  }

  /**
   * Changes the password of an account and ends all its sign-in sessions. Throws if another request
   * changed the password or erased the account at the same time.
   *
   * @param by the user name of the caller
   * @throws InvalidInputException if the password breaks the rules
   * @throws PasswordChangedException if the caller's own account was changed or erased
   * @throws AccountChangedException if another user's account was changed or erased
   */
  public void changePassword(Account account, String password, String by) {
    var error = AccountRules.passwordError("password", password, account.username());
    if (error != null) {
      throw new InvalidInputException(List.of(error));
    }
    // Hashes before the transaction begins, because hashing is slow and must not hold a database
    // connection.
    var hash = hasher.hash(password);
    revocations.add(transactions.changePassword(account, hash, by));
  }

  /** Disables an account and revokes all its tokens, or enables it again. */
  void setDisabled(Account account, boolean disabled, String by) {
    revocations.add(transactions.setDisabled(account, disabled, by));
  }
}
