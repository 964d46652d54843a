package io.insula.analytics.internal.answers;

import io.insula.analytics.DayCounts;
import io.insula.analytics.Summary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a period, in answers to clients.
 *
 * @param trialToSignupConversions the number of people with a signup at or after their trial
 * @param signupsByChannel the number of signups by the channel of the last touch, ignoring direct
 *     touches
 * @param paidShare the share of signups by paid channels; null if no signup has a channel
 */
record SummaryBody(
    long trials,
    long signups,
    long unsubscribes,
    long trialToSignupConversions,
    Map<String, Long> signupsByChannel,
    @Nullable BigDecimal paidShare,
    List<Day> perDay) {
  static SummaryBody of(Summary summary) {
    return new SummaryBody(
        summary.trials(),
        summary.signups(),
        summary.unsubscribes(),
        summary.trialToSignupConversions(),
        summary.signupsByChannel(),
        summary.paidShare(),
        summary.perDay().stream().map(Day::of).toList());
  }

  /**
   * @param visitors the number of different fingerprints on the day
   */
  record Day(LocalDate day, long pageviews, long visitors, long signups) {
    static Day of(DayCounts counts) {
      return new Day(counts.day(), counts.pageviews(), counts.visitors(), counts.signups());
    }
  }
}
