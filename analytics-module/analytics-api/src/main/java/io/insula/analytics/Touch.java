package io.insula.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page view that opened a visit, or that came from a campaign, an ad or another site. Touches
 * share the credit for a conversion.
 *
 * @param at the time, to the microsecond
 * @param source where the user came from, for instance {@code google}; {@code (direct)} if unknown
 * @param medium how the user came, for instance {@code cpc}; {@code (none)} for direct traffic
 * @param channel the channel by its name in Google Analytics 4, for instance {@code Paid Search}
 * @param landingPage the address of the page, without its query
 * @param referrerUrl the referrer as sent; null if none was sent
 */
public record Touch(
    Instant at,
    String source,
    String medium,
    @Nullable String campaign,
    @Nullable String content,
    @Nullable String term,
    String channel,
    String landingPage,
    @Nullable String referrerUrl) {}
