package io.insula.kernel.security.signin;

import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.accounts.AccountTable;
import io.insula.kernel.security.accounts.PasswordHasher;
import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the password of an account, and refuses further attempts after too many wrong passwords.
 */
@Singleton
final class PasswordCheck {
  private final AccountTable accounts;
  private final PasswordHasher hasher;
  private final SignInRateLimiter rateLimiter;
  private final SecurityLog log;

  /**
   * An account with a right password.
   *
   * @param renewedHash the hash to store; empty if the stored one has the current parameters
   */
  private record CheckedAccount(Account account, Optional<String> renewedHash) {}

  PasswordCheck(
      AccountTable accounts,
      PasswordHasher hasher,
      SignInRateLimiter rateLimiter,
      SecurityLog log) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.rateLimiter = rateLimiter;
    this.log = log;
  }

  /**
   * Returns the account with this name, if the password is right and the account is not disabled.
   * The check takes as long for an unknown name as for an account whose hash has the current cost.
   *
   * @throws io.insula.kernel.web.problems.ProblemException if too many passwords for the account or
   *     from the address were wrong
   * @throws io.insula.api.UnavailableException if no permit becomes free within 15 s
   */
  Optional<Account> check(String username, String password, String address) {
    var canonical = AccountRules.canonical(username);
    // Reads the account first, so that no request waits for a permit while the database is
    // unavailable.
    var found = find(canonical);
    // Counts the attempt while it holds a permit. Otherwise attempts that wait for a permit would
    // count as wrong passwords.
    var right = hasher.withPermit(() -> decide(found, canonical, password, address));
    right.ifPresent(
        known -> known.renewedHash().ifPresent(hash -> accounts.renewHash(known.account(), hash)));
    return right.map(CheckedAccount::account);
  }

  private Optional<CheckedAccount> decide(
      Optional<Account> found, String username, String password, String address) {
    var attempt = rateLimiter.begin(username, address);
    var matches = hasher.matches(password, found.map(Account::passwordHash).orElse(null));
    var account = found.filter(known -> matches && !known.disabled());
    account.ifPresentOrElse(
        known -> rateLimiter.recordSuccess(attempt),
        () -> recordWrongPassword(found, attempt, address));
    // Renews the hash with the same permit. A renewal that waited for another permit could refuse a
    // right password.
    return account.map(
        known -> new CheckedAccount(known, hasher.renewed(password, known.passwordHash())));
  }

  private void recordWrongPassword(
      Optional<Account> found, SignInRateLimiter.Attempt attempt, String address) {
    // An unknown user name is not logged: it could be a password in the wrong field.
    var account = found.map(Account::username).orElse(SecurityEvent.UNKNOWN_ACCOUNT);
    var details = Map.<String, Object>of("account", account, "address", address);
    log.add(new SecurityEvent("wrong password", SecurityEvent.ANONYMOUS, details));
    if (attempt.isLast()) {
      log.add(new SecurityEvent("sign-in locked", SecurityEvent.ANONYMOUS, details));
    }
  }

  private Optional<Account> find(String username) {
    return AccountRules.isUsername(username) ? accounts.find(username) : Optional.empty();
  }
}
