package io.insula.analytics.internal.answers;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversion, as clients read it.
 *
 * @param userId null for a visitor whom nobody knows
 * @param fingerprint of such a visitor; null for a user
 * @param source of its last touch that was not direct
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
