package io.insula.kernel.security.tokens;

import com.nimbusds.jwt.SignedJWT;
import io.insula.kernel.security.sessions.Revocations;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies bearer tokens, ours and those of an outside provider. */
@Singleton
final class TokenVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

  private final OwnTokens own;
  private final OutsideTokens outside;
  private final Revocations revocations;

  TokenVerifier(OwnTokens own, OutsideTokens outside, Revocations revocations) {
    this.own = own;
    this.outside = outside;
    this.revocations = revocations;
  }

  /**
   * What a token says; empty if it is not to be believed. May block.
   *
   * @throws io.insula.api.UnavailableException if the outside provider's keys cannot be had
   */
  Optional<VerifiedToken> verify(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var claims = Claims.of(parsed);
      var verified =
          outside.isIssuerOf(claims) ? outside.verify(parsed, claims) : own.verify(parsed, claims);
      return Optional.of(verified).filter(this::isNotRevoked);
    } catch (ParseException | InvalidTokenException e) {
      LOG.debug("A token was refused: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isNotRevoked(VerifiedToken token) {
    return token.sessionId() == null || !revocations.contains(token.sessionId());
  }
}
