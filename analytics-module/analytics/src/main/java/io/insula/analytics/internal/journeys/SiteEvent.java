package io.insula.analytics.internal.journeys;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent; it has a fingerprint, a user, or both.
 *
 * @param currency the currency of the value, by ISO 4217
 */
public record SiteEvent(
    RowPosition place,
    String name,
    @Nullable String fingerprint,
    @Nullable String userId,
    @Nullable BigDecimal value,
    @Nullable String currency) {}
