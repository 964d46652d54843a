package io.insula.kernel.security.signin;

import io.insula.kernel.security.accounts.Account;
import io.insula.kernel.security.accounts.AccountStore;
import io.insula.kernel.security.sessions.Session;
import io.insula.kernel.security.sessions.Sessions;
import io.insula.kernel.security.tokens.AccessTokens;
import io.insula.kernel.security.tokens.TokenSettings;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives tokens to who knows a password, and new ones to who has a refresh token. */
@Singleton
final class SignIns {
  private final PasswordCheck passwords;
  private final AccountStore accounts;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;
  private final TokenSettings settings;
  private final Jdbi jdbi;
  private final Clock clock;

  SignIns(
      PasswordCheck passwords,
      AccountStore accounts,
      Sessions sessions,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens,
      TokenSettings settings,
      Jdbi jdbi,
      Clock clock) {
    this.passwords = passwords;
    this.accounts = accounts;
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
   * @throws ProblemException if the name or the password is wrong, the account is disabled, or too
   *     many passwords were wrong
   */
  SignedIn signIn(String username, String password, String address) {
    var account = passwords.check(username, password, address);
    var times = times();
    return account
        .flatMap(known -> jdbi.inTransaction(handle -> open(handle, known, times)))
        .orElseThrow(() -> refused("The user name or the password is wrong"));
  }

  /**
   * Goes on with a session. A refresh token can be used once. If it comes back, somebody has a
   * copy: its whole session ends, whoever came first. A client that never got its answer, or that
   * asked twice at the same time, has to sign in again; from here it cannot be told from a thief.
   *
   * @throws ProblemException if this is no refresh token, it was used, or its session has ended
   */
  SignedIn refresh(String refreshToken) {
    var times = times();
    return jdbi.inTransaction(
            handle ->
                refreshTokens
                    .use(handle, refreshToken, times.now())
                    .flatMap(session -> goOn(handle, session, times)))
        .orElseThrow(() -> cameBack(refreshToken));
  }

  private ProblemException cameBack(String refreshToken) {
    jdbi.withHandle(handle -> refreshTokens.sessionOfUsed(handle, refreshToken))
        .ifPresent(sessions::revoke);
    return refused("The refresh token is not valid; sign in again");
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.NOT_SIGNED_IN, detail);
  }

  private Optional<SignedIn> open(Handle handle, Account account, Times times) {
    return sessions
        .open(
            handle,
            account.id(),
            account.passwordVersion(),
            Session.Kind.SIGN_IN,
            times.accessUntil(),
            times.refreshUntil())
        .map(session -> tokens(handle, account, session.id(), times));
  }

  private Optional<SignedIn> goOn(Handle handle, UUID sessionId, Times times) {
    // The account before its session, as whoever disables the account locks them.
    var account = accounts.lockEnabled(handle, sessionId);
    return account
        .filter(
            known -> sessions.extend(handle, sessionId, times.accessUntil(), times.refreshUntil()))
        .map(known -> tokens(handle, known, sessionId, times));
  }

  private SignedIn tokens(Handle handle, Account account, UUID sessionId, Times times) {
    return new SignedIn(
        accessTokens.make(account.username(), account.roles(), sessionId, times.accessUntil()),
        refreshTokens.make(handle, sessionId, times.refreshUntil()),
        "Bearer",
        settings.accessLifetime().toSeconds(),
        account.username(),
        account.roles());
  }

  private Times times() {
    // Tokens tell times in whole seconds.
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Times(
        clock.instant(), now.plus(settings.accessLifetime()), now.plus(settings.refreshLifetime()));
  }

  private record Times(Instant now, Instant accessUntil, Instant refreshUntil) {}
}
