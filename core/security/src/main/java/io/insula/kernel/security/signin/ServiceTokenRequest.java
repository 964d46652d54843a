package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service token is to be.
 *
 * @param name what it is for, 1 to 100 characters
 * @param scopes what it may be used for, at least one; left out, all that its role allows
 * @param expiresIn seconds until it expires, at least 60; left out, as long as the settings say
 */
@Introspected
record ServiceTokenRequest(
    @Nullable String name, @Nullable Set<String> scopes, @Nullable Long expiresIn) {
  /** For one without a name that may do all that its role allows. */
  static final ServiceTokenRequest NOTHING_SAID = new ServiceTokenRequest(null, null, null);
}
