package io.insula.cycles.internal.ballots;

import io.insula.api.Decimals;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The winners that one voter's share of the budget paid for under equal shares. The payments and
 * {@code left} add up to {@code amount}. Amounts are rounded to six places.
 *
 * @param amount the share that each voter received
 * @param left the part of the share that was not spent
 */
@Introspected
record OwnShare(BigDecimal amount, List<PaidFor> paid, BigDecimal left) {
  private static final int PLACES = 6;

  /** The voter's payment for one winner. */
  @Introspected
  record PaidFor(long proposalId, BigDecimal amount) {}

  /**
   * Returns which winners a voter's share paid for.
   *
   * @param utilities the utility of each supported proposal, by proposal id: 1, or the voter's
   *     points
   */
  static OwnShare of(WinnerPrices prices, Map<Long, BigDecimal> utilities) {
    var left = prices.share();
    var paid = new ArrayList<PaidFor>();
    for (var winner : prices.winners()) {
      var utility = utilities.getOrDefault(winner.proposalId(), BigDecimal.ZERO);
      var due = winner.price().multiply(utility).setScale(PLACES, RoundingMode.HALF_EVEN).min(left);
      if (due.signum() > 0) {
        paid.add(new PaidFor(winner.proposalId(), Decimals.plain(due)));
        left = left.subtract(due);
      }
    }
    return new OwnShare(prices.share(), paid, Decimals.plain(left));
  }
}
