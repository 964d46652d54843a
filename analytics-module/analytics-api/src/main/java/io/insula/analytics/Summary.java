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
 * @param trialToSignupConversions the number of people with a trial and, at the same time or later,
 *     a signup
 * @param signupsByChannel the number of signups by the channel of the last touch that was not
 *     direct; sorted by the name of the channel. It is empty if the settings do not count a signup
 *     as a conversion
 * @param paidShare the share of signups by paid channels, from 0 to 1, rounded to six decimals;
 *     null if {@code signupsByChannel} is empty
 * @param perDay the days of the period, including days without data; at most the last 400 days, or
 *     the last 90 if the period has no beginning. Days after today are left out, unless they or
 *     later days have data
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
