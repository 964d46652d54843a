package io.insula.kernel.security.tokens;

import io.insula.kernel.base.SettingBounds;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.time.Duration;

/**
 * The settings of the server's own tokens.
 *
 * @param issuer the claim {@code iss} of the tokens
 * @param audience the claim {@code aud} of the tokens
 * @param accessLifetime the lifetime of a person's access token
 * @param refreshLifetime the lifetime of a refresh token; each use issues a new one
 * @param sessionLifetime the maximum lifetime of a session, however often it is refreshed
 * @param serviceLifetime the lifetime of a service token, unless its request asks for a shorter one
 * @param maxCached the maximum number of cached verified tokens
 */
@Context
@ConfigurationProperties("insula.tokens")
public record TokenSettings(
    String issuer,
    String audience,
    Duration accessLifetime,
    Duration refreshLifetime,
    Duration sessionLifetime,
    Duration serviceLifetime,
    int maxCached) {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MAX_LIFETIME = Duration.ofDays(36_500);
  private static final int MAX_CACHED = 10_000_000;

  public TokenSettings {
    SettingBounds.check("INSULA_TOKENS_ACCESS_LIFETIME", accessLifetime, SECOND, MAX_LIFETIME);
    SettingBounds.check("INSULA_TOKENS_REFRESH_LIFETIME", refreshLifetime, SECOND, MAX_LIFETIME);
    SettingBounds.check("INSULA_TOKENS_SESSION_LIFETIME", sessionLifetime, SECOND, MAX_LIFETIME);
    SettingBounds.check("INSULA_TOKENS_SERVICE_LIFETIME", serviceLifetime, SECOND, MAX_LIFETIME);
    SettingBounds.check("INSULA_TOKENS_MAX_CACHED", maxCached, 0, MAX_CACHED);
  }
}
