package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the accounts of a class roster: all of them, or none. */
@Singleton
final class AccountImport {
  private final AccountStore store;
  private final PasswordHasher hasher;
  private final AccountTransactions transactions;

  AccountImport(AccountStore store, PasswordHasher hasher, AccountTransactions transactions) {
    this.store = store;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  /**
   * Imports a roster.
   *
   * @param by who does it
   * @return how many accounts were made
   * @throws InvalidInputException if any line is wrong, with all that is wrong in all of them
   * @throws UsernameTakenException if somebody has taken one of the names in the meantime
   */
  int importAccounts(byte[] csv, String by) {
    var csvFile = AccountCsv.read(csv);
    addTaken(csvFile);
    if (!csvFile.errors().isEmpty()) {
      throw new InvalidInputException(csvFile.errors());
    }
    var accounts = csvFile.accounts().stream().map(AccountCsv.Line::account).toList();
    transactions.insertAll(accounts, hashesOf(accounts), by);
    return accounts.size();
  }

  private void addTaken(AccountCsv csvFile) {
    var names =
        csvFile.accounts().stream()
            .map(line -> line.account().username())
            .filter(AccountRules::isUsername)
            .toList();
    var taken = store.taken(names);
    for (var line : csvFile.accounts()) {
      if (taken.contains(line.account().username())) {
        csvFile.addError(line.number(), "username", "is taken");
      }
    }
  }

  /** One after the other, so that others can sign in meanwhile; and no connection is held. */
  private List<String> hashesOf(List<NewAccount> accounts) {
    return accounts.stream().map(account -> hasher.hashWithoutTimeout(account.password())).toList();
  }
}
