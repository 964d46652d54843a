package io.insula.kernel.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.insula.api.Roles;
import io.insula.kernel.security.keys.SigningKeys;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates the server's access tokens: JWTs as in RFC 9068, signed with ES256. */
@Singleton
public final class AccessTokens {
  /**
   * The {@code typ} in the header. It distinguishes access tokens from other kinds of tokens that
   * the same key may sign in the future.
   */
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** The claim with the session's id. An authentication has an attribute with the same name. */
  static final String SESSION_CLAIM = "sid";

  static final String ROLES_CLAIM = "roles";

  /**
   * The claim with the scopes (RFC 9068). An authentication has an attribute with the same name.
   */
  static final String SCOPE_CLAIM = "scope";

  private final SigningKeys keys;
  private final TokenSettings settings;
  private final Clock clock;

  AccessTokens(SigningKeys keys, TokenSettings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Returns the session of a token that this server issued; empty for a token of an external
   * provider.
   */
  public static Optional<UUID> sessionOf(Authentication authentication) {
    return Optional.ofNullable((UUID) authentication.getAttributes().get(SESSION_CLAIM));
  }

  /**
   * Returns whether the caller is a service: a program that acts under the name of an account, but
   * is not its owner.
   */
  public static boolean isOfService(Authentication authentication) {
    return Set.copyOf(authentication.getRoles()).equals(Set.of(Roles.SERVICE));
  }

  /** Returns the scopes of a token; empty for a token that may do all that its roles allow. */
  @SuppressWarnings("unchecked") // The cast is safe: only this package writes it, as a set.
  public static Optional<Set<String>> scopesOf(Authentication authentication) {
    return Optional.ofNullable((Set<String>) authentication.getAttributes().get(SCOPE_CLAIM));
  }

  /** Returns an authentication that is limited to these scopes. */
  public static Authentication withScopes(String name, Set<String> roles, Set<String> scopes) {
    return Authentication.build(name, roles, Map.of(SCOPE_CLAIM, scopes));
  }

  /**
   * Creates a token of a session. The token has no scopes, so it may do all that its roles allow.
   */
  public String make(String username, Set<String> roles, UUID sessionId, Instant expiresAt) {
    return make(username, roles, null, sessionId, expiresAt);
  }

  /**
   * Creates a token of a session.
   *
   * @param scopes the scopes that limit the token; null if it may do all that its roles allow
   */
  public String make(
      String username,
      Set<String> roles,
      @Nullable Set<String> scopes,
      UUID sessionId,
      Instant expiresAt) {
    var now = clock.instant();
    var builder =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(username)
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .jwtID(UUID.randomUUID().toString())
            .claim(SESSION_CLAIM, sessionId.toString())
            .claim(ROLES_CLAIM, roles.stream().sorted().toList());
    if (scopes != null) {
      builder.claim(SCOPE_CLAIM, String.join(" ", new TreeSet<>(scopes)));
    }
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(keys.currentId()).build();
    var token = new SignedJWT(header, builder.build());
    try {
      token.sign(keys.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("An access token could not be signed", e);
    }
    return token.serialize();
  }
}
