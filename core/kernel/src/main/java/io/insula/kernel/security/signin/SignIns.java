package io.insula.kernel.security.signin;

import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountRules;
import io.insula.kernel.security.accounts.AccountStore;
import io.insula.kernel.security.accounts.PasswordHasher;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.Sessions;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.security.tokens.TokenSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Signs people in. */
@Singleton
final class SignIns {
  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;
  private final TokenSettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  SignIns(
      AccountStore accounts,
      PasswordHasher hasher,
      Sessions sessions,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens,
      TokenSettings settings,
      Jdbi jdbi,
      Clock clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Opens a session for whoever knows the password.
   *
   * @throws NotSignedInException if there is no such account, it is disabled, or the password is
   *     another one
   */
  SignedIn signIn(String username, String password) {
    var account = find(username);
    var hash = account.map(Account::passwordHash).orElse(null);
    if (!hasher.inTurn(() -> hasher.matches(password, hash))) {
      throw wrong();
    }
    return open(account.orElseThrow());
  }

  private Optional<Account> find(String username) {
    var canonical = AccountRules.canonical(username);
    return AccountRules.isUsername(canonical) ? accounts.find(canonical) : Optional.empty();
  }

  private SignedIn open(Account account) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var accessUntil = now.plus(settings.accessLifetime());
    var refreshUntil = now.plus(settings.refreshLifetime());
    return jdbi.inTransaction(
        handle -> {
          var session =
              sessions
                  .open(
                      handle,
                      account.id(),
                      account.passwordVersion(),
                      Session.Kind.SIGN_IN,
                      accessUntil,
                      refreshUntil)
                  .orElseThrow(SignIns::wrong);
          var refreshToken = refreshTokens.make(handle, session.id(), refreshUntil);
          return signedIn(account, session, accessUntil, refreshToken);
        });
  }

  private SignedIn signedIn(
      Account account, Session session, Instant accessUntil, String refreshToken) {
    return new SignedIn(
        accessTokens.make(account.username(), account.roles(), session.id(), accessUntil),
        refreshToken,
        "Bearer",
        settings.accessLifetime().toSeconds(),
        account.username(),
        account.roles());
  }

  private static NotSignedInException wrong() {
    return new NotSignedInException("The user name or the password is wrong");
  }
}
