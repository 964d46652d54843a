package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.SignedJWT;
import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies bearer tokens of the server and of an external provider. */
@Singleton
final class TokenVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

  private final OwnTokenVerifier own;
  private final ExternalTokenVerifier external;
  private final Revocations revocations;

  TokenVerifier(OwnTokenVerifier own, ExternalTokenVerifier external, Revocations revocations) {
    this.own = own;
    this.external = external;
    this.revocations = revocations;
  }

  /**
   * Returns the content of a token; empty if the token is not valid. The calling thread may block.
   *
   * @throws io.insula.api.UnavailableException if the external provider's keys cannot be read
   */
  Optional<VerifiedToken> verify(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var claims = TokenClaimRules.of(parsed);
      var verified =
          external.isIssuerOf(claims)
              ? external.verify(parsed, claims)
              : own.verify(parsed, claims);
      return Optional.of(verified).filter(this::isNotRevoked);
    } catch (ParseException | InvalidTokenException e) {
      LOG.debug("A token was refused: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Returns whether a cached token is still valid: its session is not revoked, and no account has
   * the name of its external user. The calling thread may block.
   */
  boolean isStillValid(VerifiedToken token) {
    return isNotRevoked(token)
        && (!token.isExternal() || !external.isNameOfAnAccount(token.authentication().getName()));
  }

  private boolean isNotRevoked(VerifiedToken token) {
    return token.sessionId() == null || !revocations.contains(token.sessionId());
  }
}
