package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.insula.kernel.security.keys.SigningKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * Verifies the server's own access tokens. Refuses a token with a header that {@link AccessTokens}
 * does not write.
 */
@Singleton
final class OwnTokenVerifier {
  /**
   * The parameters in the header of each token of this server. A header with any other parameter
   * (jwk, jku, x5u, crit) is not from this server.
   */
  private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

  private final SigningKeys keys;
  private final TokenSettings settings;
  private final Clock clock;

  OwnTokenVerifier(SigningKeys keys, TokenSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  VerifiedToken verify(SignedJWT token, TokenClaimRules claims) throws InvalidTokenException {
    checkSignature(token);
    claims.requireIssuer(settings.issuer());
    claims.requireAudience(settings.audience());
    var expiresAt = claims.requireValidAt(clock.instant());
    return VerifiedToken.own(
        claims.requireSubject(),
        claims.roles(),
        claims.scopes().orElse(null),
        expiresAt,
        sessionOf(claims));
  }

  private void checkSignature(SignedJWT token) throws InvalidTokenException {
    var header = token.getHeader();
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
        || !AccessTokens.TYPE.equals(header.getType())
        || !header.getIncludedParams().equals(HEADER)) {
      throw new InvalidTokenException("a header that this server never writes");
    }
    var verifier = keys.verifierOf(header.getKeyID());
    if (verifier == null) {
      throw new InvalidTokenException("an unknown key");
    }
    try {
      if (!token.verify(verifier)) {
        throw new InvalidTokenException("a wrong signature");
      }
    } catch (JOSEException e) {
      throw new InvalidTokenException("a signature that cannot be checked", e);
    }
  }

  private static UUID sessionOf(TokenClaimRules claims) throws InvalidTokenException {
    try {
      return UUID.fromString(claims.requireString(AccessTokens.SESSION_CLAIM));
    } catch (IllegalArgumentException e) {
      throw new InvalidTokenException("no session", e);
    }
  }
}
