package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.kernel.security.MemberAccountAccess;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Counts accounts, finds their e-mail addresses, and creates the accounts of a class roster: all of
 * them, or none.
 */
@Singleton
final class MemberAccountService implements MemberAccountAccess {
  private final AccountTable accountTable;
  private final PasswordHasher hasher;
  private final AccountTransactions transactions;

  MemberAccountService(
      AccountTable accountTable, PasswordHasher hasher, AccountTransactions transactions) {
    this.accountTable = accountTable;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  @Override
  public long count() {
    return accountTable.countMembers();
  }

  @Override
  public Optional<String> emailOf(String username) {
    return Optional.of(AccountRules.canonical(username))
        .filter(AccountRules::isUsername)
        .flatMap(accountTable::find)
        .filter(account -> !account.disabled())
        .map(Account::email);
  }

  @Override
  public List<RosterLine> check(byte[] csv) {
    return read(csv).stream()
        .map(account -> new RosterLine(account.username(), account.group()))
        .toList();
  }

  @Override
  public int importAccounts(byte[] csv, String by) {
    var accounts = read(csv);
    transactions.insertAll(accounts, hashesOf(accounts), by);
    return accounts.size();
  }

  private List<NewAccount> read(byte[] csv) {
    var csvFile = AccountImportCsv.read(csv);
    addTaken(csvFile);
    if (!csvFile.errors().isEmpty()) {
      throw new InvalidInputException(csvFile.errors());
    }
    return csvFile.accounts().stream().map(AccountImportCsv.Line::account).toList();
  }

  private void addTaken(AccountImportCsv csvFile) {
    var names =
        csvFile.accounts().stream()
            .map(line -> line.account().username())
            .filter(AccountRules::isUsername)
            .toList();
    var taken = accountTable.takenUsernames(names);
    for (var line : csvFile.accounts()) {
      if (taken.contains(line.account().username())) {
        csvFile.addError(line.number(), "username", "is taken");
      }
    }
  }

  /**
   * Hashes one password after the other, so that users can sign in meanwhile. Holds no database
   * connection.
   */
  private List<String> hashesOf(List<NewAccount> accounts) {
    return accounts.stream().map(account -> hasher.hashWithoutTimeout(account.password())).toList();
  }
}
