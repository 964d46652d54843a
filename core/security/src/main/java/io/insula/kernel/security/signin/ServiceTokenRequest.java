package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request to create a service token.
 *
 * @param name the purpose of the token, 1 to 100 characters
 * @param scopes the scopes that limit the token, at least one; if omitted, the token may do all
 *     that its role allows
 * @param expiresIn seconds until the token expires, at least 60; if omitted, the lifetime in the
 *     settings
 */
@Introspected
record ServiceTokenRequest(
    @Nullable String name, @Nullable Set<String> scopes, @Nullable Long expiresIn) {
  /**
   * The values for a request without a body: no name, no limit by scopes, and the lifetime in the
   * settings.
   */
  static final ServiceTokenRequest NOTHING_SAID = new ServiceTokenRequest(null, null, null);
}
