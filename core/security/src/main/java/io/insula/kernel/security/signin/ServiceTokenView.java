package io.insula.kernel.security.signin;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Describes a valid service token, without the token itself.
 *
 * @param scopes null for a token that may do all that its role allows
 */
@Introspected
record ServiceTokenView(
    UUID tokenId,
    @Nullable String name,
    @Nullable Set<String> scopes,
    Instant createdAt,
    Instant expiresAt) {}
