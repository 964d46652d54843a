package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.kernel.security.keys.SigningKeys;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes our access tokens: JWTs as RFC 9068 describes them, signed with ES256. */
@Singleton
public final class AccessTokens {
  /** Tells an access token from any other token that the same key may sign one day. */
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** The claim, and the attribute of an authentication, that holds the session's id. */
  static final String SESSION_CLAIM = "sid";

  static final String ROLES_CLAIM = "roles";

  private final SigningKeys keys;
  private final TokenSettings settings;
  private final Clock clock;

  AccessTokens(SigningKeys keys, TokenSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /** The session of a user who signed in here; empty for a user of an external provider. */
  public static Optional<UUID> sessionOf(Authentication authentication) {
    return Optional.ofNullable((UUID) authentication.getAttributes().get(SESSION_CLAIM));
  }

  /** Makes a token of a session. */
  public String make(String username, Set<String> roles, UUID sessionId, Instant expiresAt) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(username)
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .jwtID(UUID.randomUUID().toString())
            .claim(SESSION_CLAIM, sessionId.toString())
            .claim(ROLES_CLAIM, roles.stream().sorted().toList())
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(keys.currentId()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(keys.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("An access token could not be signed", e);
    }
    return token.serialize();
  }
}
