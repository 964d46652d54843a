package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request to create a service token.
 *
 * @param name its purpose, 1 to 100 characters
 * @param scopes the scopes that limit it, at least one; if omitted, all that its role allows
 * @param expiresIn seconds until it expires, at least 60; if omitted, the lifetime in the settings
 */
@Introspected
record ServiceTokenRequest(
    @Nullable String name, @Nullable Set<String> scopes, @Nullable Long expiresIn) {
  /**
   * The request that is assumed if the client sends no body: a token without a name that may do all
   * that its role allows.
   */
  static final ServiceTokenRequest NOTHING_SAID = new ServiceTokenRequest(null, null, null);
}
