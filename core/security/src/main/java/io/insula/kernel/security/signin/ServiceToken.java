package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import java.util.UUID;

/**
 * A new service token.
 *
 * @param expiresIn seconds until it expires
 */
@Introspected
record ServiceToken(
    UUID tokenId,
    String accessToken,
    String tokenType,
    long expiresIn,
    String username,
    Set<String> roles) {
  @Override
  public String toString() {
    return "ServiceToken[" + tokenId + "]";
  }
}
