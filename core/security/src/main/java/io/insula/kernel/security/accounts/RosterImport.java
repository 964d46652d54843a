package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Makes the accounts of a class roster: all of them, or none. */
@Singleton
final class RosterImport {
  private final AccountStore store;
  private final PasswordHasher hasher;
  private final Jdbi jdbi;

  RosterImport(AccountStore store, PasswordHasher hasher, Jdbi jdbi) {
    this.store = store;
    this.hasher = hasher;
    this.jdbi = jdbi;
  }

  /**
   * Imports a roster.
   *
   * @return how many accounts were made
   * @throws InvalidInputException if any line is wrong, with all that is wrong in all of them
   * @throws UsernameTakenException if somebody has taken one of the names in the meantime
   */
  int importRoster(byte[] csv) {
    var roster = Roster.read(csv);
    addTaken(roster);
    if (!roster.errors().isEmpty()) {
      throw new InvalidInputException(roster.errors());
    }
    var accounts = roster.accounts().stream().map(Roster.Line::account).toList();
    var hashes = hashesOf(accounts);
    jdbi.useTransaction(
        handle -> {
          for (var i = 0; i < accounts.size(); i++) {
            if (!store.insert(handle, accounts.get(i), hashes.get(i))) {
              throw new UsernameTakenException(accounts.get(i).username());
            }
          }
        });
    return accounts.size();
  }

  private void addTaken(Roster roster) {
    var names =
        roster.accounts().stream()
            .map(line -> line.account().username())
            .filter(AccountRules::isUsername)
            .toList();
    var taken = store.taken(names);
    for (var line : roster.accounts()) {
      if (taken.contains(line.account().username())) {
        roster.addError(line.number(), "username", "is taken");
      }
    }
  }

  /** One after the other, so that others can sign in meanwhile; and no connection is held. */
  private List<String> hashesOf(List<NewAccount> accounts) {
    return accounts.stream().map(account -> hasher.hashPatiently(account.password())).toList();
  }
}
