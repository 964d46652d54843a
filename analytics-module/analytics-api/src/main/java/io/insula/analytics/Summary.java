package io.insula.analytics;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a period.
 *
 * @param trialToSignupConversions people with a trial and, at the same time or later, a signup
 * @param signupsByChannel by the channel of the last touch that was not direct; in the order of
 *     their names
 * @param paidShare of the signups, from 0 to 1, to six digits; null without any
 * @param perDay all days of the period, those without anything too, but none after today unless
 *     something was seen later; where the period has no beginning, at most its last 90
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
