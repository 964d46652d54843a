package io.insula.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit that may have led a user here.
 *
 * @param at the time, to the microsecond
 * @param source for instance {@code google}; {@code (direct)} if there is none
 * @param medium for instance {@code cpc}; {@code (none)} for direct
 * @param channel by its name in Google Analytics 4, for instance {@code Paid Search}
 * @param landingPage an address without its query
 * @param referrerUrl as it was sent
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
