package io.insula.cycles.internal.ballots;

import io.insula.api.Decimals;
import io.insula.cycles.internal.count.Reason;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.TraceLine;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The winners that one voter's share of the budget paid for under equal shares. The payments and
 * the amount that is left add up to the share. Each amount is rounded to six places.
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
   * Returns which winners a voter's share paid for; null if the outcome was not found by equal
   * shares.
   *
   * @param utilities the utility of each proposal that the voter supports, by the id of the
   *     proposal: 1, or the points that the voter gave it
   */
  static @Nullable OwnShare of(CycleResults results, Map<Long, BigDecimal> utilities) {
    var shares = results.shares();
    if (shares == null) {
      return null;
    }
    var left = shares.share();
    var paid = new ArrayList<PaidFor>();
    for (var step : Objects.requireNonNull(results.trace())) {
      var due = due(step, utilities.getOrDefault(step.proposalId(), BigDecimal.ZERO)).min(left);
      if (due.signum() > 0) {
        paid.add(new PaidFor(step.proposalId(), Decimals.plain(due)));
        left = left.subtract(due);
      }
    }
    return new OwnShare(shares.share(), paid, Decimals.plain(left));
  }

  private static BigDecimal due(TraceLine step, BigDecimal utility) {
    var price = step.price();
    return price == null || !step.reason().equals(Reason.PAID_BY_SUPPORTERS.label())
        ? BigDecimal.ZERO
        : price.multiply(utility).setScale(PLACES, RoundingMode.HALF_EVEN);
  }
}
