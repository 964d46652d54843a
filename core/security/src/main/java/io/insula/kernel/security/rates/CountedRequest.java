package io.insula.kernel.security.rates;

import java.time.Instant;
import java.util.List;

/**
 * A counted request, with the values for subtracting it again.
 *
 * @param key identifies the user or client
 * @param at when the request was counted
 * @param use the use of the limit with the fewest requests left
 */
record CountedRequest(
    String family, String key, List<RateSettings.Limit> limits, Instant at, RateUse use) {}
