package io.insula.analytics;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of trials, signups, unsubscribes and conversions in a period.
 *
 * @param trialToSignupConversions the number of people with a signup at or after their trial
 * @param signupsByChannel the number of signups for each channel, sorted by channel. The channel is
 *     that of the last touch that was not direct. Empty if the settings do not list signups as
 *     conversions
 * @param paidShare the share of signups by paid channels, from 0 to 1, rounded to six decimals;
 *     null if {@code signupsByChannel} is empty
 * @param perDay the last 400 days of the period, or 90 days without a beginning. Includes days
 *     without data, up to today or a later day with data
 */
public record Summary(
    long trials,
    long signups,
    long unsubscribes,
    long trialToSignupConversions,
    Map<String, Long> signupsByChannel,
    @Nullable BigDecimal paidShare,
    List<DayCounts> perDay) {
  public Summary {
    signupsByChannel = Collections.unmodifiableMap(new LinkedHashMap<>(signupsByChannel));
    perDay = List.copyOf(perDay);
  }
}
