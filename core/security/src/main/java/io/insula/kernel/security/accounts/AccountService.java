package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.kernel.security.StartupAccounts;
import io.insula.kernel.security.log.SecurityEvent;
import jakarta.inject.Singleton;
import java.util.Set;

/** Creates single accounts, and checks accounts at start-up. */
@Singleton
final class AccountService implements StartupAccounts {
  private final AccountTable store;
  private final AccountTransactions transactions;
  private final PasswordHasher hasher;
  private final ExternalAdmins externalAdmins;

  AccountService(
      AccountTable store,
      AccountTransactions transactions,
      PasswordHasher hasher,
      ExternalAdmins externalAdmins) {
    this.store = store;
    this.transactions = transactions;
    this.hasher = hasher;
    this.externalAdmins = externalAdmins;
  }

  @Override
  public boolean createIfAbsent(String username, String password, Set<String> roles) {
    var account =
        new NewAccount(AccountRules.canonical(username), null, null, password, Set.copyOf(roles));
    if (store.find(account.username()).isPresent()) {
      return false;
    }
    check(account);
    return insert(account, SecurityEvent.SERVER);
  }

  @Override
  public boolean hasPassword(String username, String password) {
    return store
        .find(AccountRules.canonical(username))
        .filter(
            account -> hasher.withPermit(() -> hasher.matches(password, account.passwordHash())))
        .isPresent();
  }

  @Override
  public boolean nobodyCanBeAdmin() {
    return !externalAdmins.arePossible() && !store.anAdminExists();
  }

  /**
   * Creates an account.
   *
   * @param by the user name of the caller
   * @throws InvalidInputException if the account breaks the rules
   * @throws UsernameTakenException if the name is taken
   */
  void create(NewAccount account, String by) {
    check(account);
    if (store.find(account.username()).isPresent() || !insert(account, by)) {
      throw new UsernameTakenException(account.username());
    }
  }

  private boolean insert(NewAccount account, String by) {
    // Hashes before the transaction begins, because hashing is slow and must not hold a database
    // connection.
    return transactions.insert(account, hash(account.password(), by), by);
  }

  private String hash(String password, String by) {
    return by.equals(SecurityEvent.ANONYMOUS)
        ? hasher.hashForSignUp(password)
        : hasher.hash(password);
  }

  private static void check(NewAccount account) {
    var errors = AccountRules.errorsOf(account);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
