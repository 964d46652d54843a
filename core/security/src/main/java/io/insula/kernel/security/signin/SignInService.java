package io.insula.kernel.security.signin;

import io.insula.kernel.security.sessions.Sessions;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import jakarta.inject.Singleton;

/** Gives tokens for a password, and new ones for a refresh token. */
@Singleton
final class SignInService {
  private final PasswordCheck passwords;
  private final TokenIssuer issuer;
  private final RefreshTokens refreshTokens;
  private final Sessions sessions;

  SignInService(
      PasswordCheck passwords, TokenIssuer issuer, RefreshTokens refreshTokens, Sessions sessions) {
    this.passwords = passwords;
    this.issuer = issuer;
    this.refreshTokens = refreshTokens;
    this.sessions = sessions;
  }

  /**
   * Opens a session.
   *
   * @throws ProblemException if the name or the password is wrong, the account is disabled, or too
   *     many passwords were wrong
   */
  SignedIn signIn(String username, String password, String address) {
    return passwords
        .check(username, password, address)
        .flatMap(issuer::signIn)
        .orElseThrow(() -> refused("The user name or the password is wrong"));
  }

  /**
   * Extends a session. A refresh token can be used once. If it is sent a second time, somebody has
   * a copy: its whole session ends, no matter who came first. A client that never received its
   * answer, or that asked twice at the same time, has to sign in again: the server cannot tell it
   * from a thief.
   *
   * @throws ProblemException if this is no refresh token, it was used, or its session has ended
   */
  SignedIn refresh(String refreshToken) {
    return issuer.refresh(refreshToken).orElseThrow(() -> reused(refreshToken));
  }

  private ProblemException reused(String refreshToken) {
    refreshTokens.sessionOfUsed(refreshToken).ifPresent(sessions::revoke);
    return refused("The refresh token is not valid; sign in again");
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.NOT_SIGNED_IN, detail);
  }
}
