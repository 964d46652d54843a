package io.insula.kernel.security.tokens;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The tokens that are made here.
 *
 * @param issuer stands in them as {@code iss}
 * @param audience stands in them as {@code aud}
 * @param accessLifetime of the access token of a person
 * @param refreshLifetime of a refresh token; each use gives a new one
 * @param serviceLifetime of the access token of a service
 * @param remembered how many verified tokens are remembered at most
 */
@ConfigurationProperties("insula.tokens")
public record TokenSettings(
    String issuer,
    String audience,
    Duration accessLifetime,
    Duration refreshLifetime,
    Duration serviceLifetime,
    int remembered) {}
