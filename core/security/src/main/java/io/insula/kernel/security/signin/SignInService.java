package io.insula.kernel.security.signin;

import io.insula.kernel.security.log.SecurityEvent;
import io.insula.kernel.security.log.SecurityLog;
import io.insula.kernel.security.sessions.SessionRevoker;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Issues tokens for a password, and new ones for a refresh token. */
@Singleton
final class SignInService {
  private final PasswordCheck passwords;
  private final TokenIssuer issuer;
  private final SessionRevoker sessionRevoker;
  private final SecurityLog log;

  SignInService(
      PasswordCheck passwords, TokenIssuer issuer, SessionRevoker sessionRevoker, SecurityLog log) {
    this.passwords = passwords;
    this.issuer = issuer;
    this.sessionRevoker = sessionRevoker;
    this.log = log;
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
        .orElseThrow(() -> refused("The user name or the password is wrong; check both"));
  }

  /**
   * Issues new tokens for a refresh token, which can be used once. For a short time, the same
   * client can repeat the request and gets the same new refresh token.
   *
   * <p>In these cases, the used token may have been copied, and the session ends for all clients:
   *
   * <ul>
   *   <li>The repeat is late, or is from another client.
   *   <li>The new refresh token was already used.
   * </ul>
   *
   * @throws ProblemException if this is not a refresh token, it was used before, or its session has
   *     ended
   */
  SignedIn refresh(String refreshToken, SignInClient client) {
    return issuer
        .refresh(refreshToken, client)
        .or(() -> issuer.repeat(refreshToken, client))
        .orElseThrow(() -> endReusedSession(refreshToken, client));
  }

  private ProblemException endReusedSession(String refreshToken, SignInClient client) {
    issuer.sessionOfUsed(refreshToken).ifPresent(session -> end(session, client));
    return refused("The refresh token is not valid; sign in again");
  }

  private void end(UUID session, SignInClient client) {
    if (sessionRevoker.revoke(session)) {
      log.add(
          new SecurityEvent(
              "refresh token used again",
              SecurityEvent.ANONYMOUS,
              Map.of("session", session.toString(), "address", client.address())));
    }
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.NOT_SIGNED_IN, detail);
  }
}
