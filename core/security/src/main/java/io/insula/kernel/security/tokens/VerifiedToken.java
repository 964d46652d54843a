package io.insula.kernel.security.tokens;

import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The content of a verified token.
 *
 * @param expiresAt when the token must be verified again, at the latest when it expires
 * @param sessionId null for a token of an external provider
 */
record VerifiedToken(Authentication authentication, Instant expiresAt, @Nullable UUID sessionId) {

  boolean isExternal() {
    return sessionId == null;
  }

  static VerifiedToken own(
      String name,
      Set<String> roles,
      @Nullable Set<String> scopes,
      Instant expiresAt,
      UUID sessionId) {
    Map<String, Object> attributes =
        scopes == null
            ? Map.of(AccessTokens.SESSION_CLAIM, sessionId)
            : Map.of(AccessTokens.SESSION_CLAIM, sessionId, AccessTokens.SCOPE_CLAIM, scopes);
    return new VerifiedToken(Authentication.build(name, roles, attributes), expiresAt, sessionId);
  }

  static VerifiedToken external(String name, Set<String> roles, Instant expiresAt) {
    return new VerifiedToken(Authentication.build(name, roles), expiresAt, null);
  }
}
