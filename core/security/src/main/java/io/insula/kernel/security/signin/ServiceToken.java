package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new service token.
 *
 * @param expiresIn seconds until it expires
 * @param scopes the scopes that limit the token; null if it may do all that its role allows
 */
@Introspected
record ServiceToken(
    UUID tokenId,
    String accessToken,
    String tokenType,
    long expiresIn,
    String username,
    Set<String> roles,
    @Nullable String name,
    @Nullable Set<String> scopes) {
  @Override
  public String toString() {
    return "ServiceToken[" + tokenId + "]";
  }
}
