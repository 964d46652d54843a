package io.insula.analytics.internal.answers;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversion in answers to clients.
 *
 * @param userId null for an anonymous visitor
 * @param fingerprint the fingerprint of an anonymous visitor; null for a user
 * @param source the source of the last touch in the attribution window that is not direct;
 *     otherwise {@code (direct)}
 */
record ConversionLine(
    String name,
    Instant at,
    @Nullable String userId,
    @Nullable String fingerprint,
    String source,
    @Nullable String campaign,
    String channel,
    @Nullable BigDecimal value,
    @Nullable String currency,
    @Nullable Long secondsToConvert,
    int pageviewsBefore,
    int pageviewsAfter) {}
