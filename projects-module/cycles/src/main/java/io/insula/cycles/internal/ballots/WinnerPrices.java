package io.insula.cycles.internal.ballots;

import io.insula.cycles.internal.count.Reason;
import io.insula.cycles.internal.count.Utility;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.TraceLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The share of each voter under equal shares, and the prices of the winners.
 *
 * @param share the amount that each voter received
 * @param utility the utility by which the supporters pay
 * @param winners the winners that shares paid for, in the order in which they won
 */
record WinnerPrices(BigDecimal share, Utility utility, List<Winner> winners) {
  /**
   * A winner.
   *
   * @param price the highest amount that a supporter pays for one unit of {@code utility}
   */
  record Winner(long proposalId, BigDecimal price) {}

  /**
   * Returns the prices of a result that was found by equal shares.
   *
   * @param results the results with their trace
   */
  static WinnerPrices of(CycleResults results) {
    return new WinnerPrices(
        Objects.requireNonNull(results.shares()).share(),
        results.settings().toRule().utilityOrDefault(),
        Objects.requireNonNull(results.trace()).stream()
            .filter(step -> step.reason().equals(Reason.PAID_BY_SUPPORTERS.label()))
            .filter(step -> step.price() != null)
            .map(WinnerPrices::winner)
            .toList());
  }

  private static Winner winner(TraceLine step) {
    return new Winner(step.proposalId(), Objects.requireNonNull(step.price()));
  }
}
