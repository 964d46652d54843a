package io.insula.kernel.security.accounts;

import io.insula.api.InvalidInputException;
import io.insula.kernel.base.Sha256;
import io.insula.kernel.security.StartupAccounts;
import io.insula.kernel.security.log.SecurityEvent;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates single accounts, and checks accounts at start-up. */
@Singleton
final class AccountService implements StartupAccounts {
  private final AccountTable accountTable;
  private final AccountTransactions transactions;
  private final PasswordHasher hasher;
  private final ExternalAdmins externalAdmins;
  private final Duration repeatable;

  /**
   * @param repeatable for how long a repeated request gets the answer of the first request
   */
  AccountService(
      AccountTable accountTable,
      AccountTransactions transactions,
      PasswordHasher hasher,
      ExternalAdmins externalAdmins,
      @Value("${insula.web.idempotency.retention}") Duration repeatable) {
    this.accountTable = accountTable;
    this.transactions = transactions;
    this.hasher = hasher;
    this.externalAdmins = externalAdmins;
    this.repeatable = repeatable;
  }

  @Override
  public boolean createIfAbsent(String username, String password, Set<String> roles) {
    var account =
        new NewAccount(AccountRules.canonical(username), null, null, password, Set.copyOf(roles));
    if (accountTable.find(account.username()).isPresent()) {
      return false;
    }
    check(account);
    return insert(account, SecurityEvent.SERVER, null);
  }

  @Override
  public boolean hasPassword(String username, String password) {
    return accountTable
        .find(AccountRules.canonical(username))
        .filter(
            account -> hasher.withPermit(() -> hasher.matches(password, account.passwordHash())))
        .isPresent();
  }

  @Override
  public boolean nobodyCanBeAdmin() {
    return !externalAdmins.arePossible() && !accountTable.anAdminExists();
  }

  /**
   * Creates an account, unless an earlier try of the same request has already created it.
   *
   * @param by the user name of the caller
   * @param requestKey the idempotency key of the request; null if it has none
   * @throws InvalidInputException if the account breaks the rules
   * @throws UsernameTakenException if the name is taken
   */
  void create(NewAccount account, String by, @Nullable String requestKey) {
    check(account);
    var digest = requestKey == null ? null : Sha256.ofParts(by, requestKey);
    var isFree = accountTable.find(account.username()).isEmpty();
    if (!(isFree && insert(account, by, digest)) && !isRepeat(account, digest)) {
      throw new UsernameTakenException(account.username());
    }
  }

  private boolean insert(NewAccount account, String by, byte @Nullable [] requestDigest) {
    // Hashes before the transaction begins, because hashing is slow and must not hold a database
    // connection.
    return transactions.insert(account, hash(account.password(), by), by, requestDigest);
  }

  private boolean isRepeat(NewAccount account, byte @Nullable [] requestDigest) {
    return requestDigest != null
        && accountTable
            .findCreatedBy(requestDigest, account.username(), repeatable)
            .filter(made -> Objects.equals(made.email(), account.email()))
            .filter(made -> hasher.matchesForSignUp(account.password(), made.passwordHash()))
            .isPresent();
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
