package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.kernel.security.Accounts;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Set;

/** Makes accounts. */
@Singleton
final class AccountService implements Accounts {
  private final AccountStore store;
  private final PasswordHasher hasher;
  private final boolean hasExternalProvider;

  AccountService(
      AccountStore store, PasswordHasher hasher, @Value("${insula.jwks-url:}") String jwksUrl) {
    this.store = store;
    this.hasher = hasher;
    this.hasExternalProvider = !jwksUrl.isBlank();
  }

  @Override
  public boolean createIfAbsent(String username, String password, Set<String> roles) {
    var account =
        new NewAccount(AccountRules.canonical(username), null, null, password, Set.copyOf(roles));
    check(account);
    return store.find(account.username()).isEmpty() && insert(account);
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
    return !hasExternalProvider && !store.anAdminExists();
  }

  /**
   * Makes an account.
   *
   * @throws InvalidInputException if it breaks the rules
   * @throws UsernameTakenException if the name is taken
   */
  void create(NewAccount account) {
    check(account);
    if (store.find(account.username()).isPresent() || !insert(account)) {
      throw new UsernameTakenException(account.username());
    }
  }

  private boolean insert(NewAccount account) {
    // Hashing takes long: no connection is held meanwhile.
    return store.insert(account, hasher.hash(account.password()));
  }

  private static void check(NewAccount account) {
    var errors = AccountRules.errorsOf(account);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
