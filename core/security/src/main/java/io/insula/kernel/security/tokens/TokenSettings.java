package io.insula.kernel.security.tokens;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * The settings of the server's own tokens.
 *
 * @param issuer the claim {@code iss} of the tokens
 * @param audience the claim {@code aud} of the tokens
 * @param accessLifetime the lifetime of a person's access token
 * @param refreshLifetime the lifetime of a refresh token; each use issues a new one
 * @param serviceLifetime the lifetime of a service token, unless its request asks for a shorter one
 * @param remembered the maximum number of cached verified tokens
 */
@ConfigurationProperties("insula.tokens")
public record TokenSettings(
    String issuer,
    String audience,
    Duration accessLifetime,
    Duration refreshLifetime,
    Duration serviceLifetime,
    int remembered) {}
