package io.insula.reporting.internal.sheets;

import io.insula.cycles.ProposalBounds;
import io.insula.cycles.ProposalCosts;
import io.insula.cycles.SnapshotProposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes numbers that snapshots do not contain. The rounding is the same as in the app {@code
 * cycles}.
 */
final class SheetNumberCalculator {
  private static final int PLACES = 4;

  private SheetNumberCalculator() {}

  /**
   * Returns the share of eligible voters who voted. Null if a number is unknown, or if more users
   * voted than are eligible.
   */
  static @Nullable BigDecimal turnout(@Nullable Long voted, @Nullable Long eligible) {
    return voted == null || eligible == null || voted > eligible ? null : share(voted, eligible);
  }

  /**
   * Returns the share of a part in a whole, from 0 to 1; null if the whole is zero or a number is
   * unknown.
   */
  static @Nullable BigDecimal share(@Nullable Long part, @Nullable Long whole) {
    return part == null || whole == null
        ? null
        : share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }

  static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, PLACES, RoundingMode.HALF_EVEN);
  }

  /**
   * Returns the cost of a proposal; null for a withdrawn proposal that has the cost {@link
   * ProposalBounds#COST_OF_WITHDRAWN}.
   */
  static @Nullable BigDecimal cost(SnapshotProposal proposal) {
    var marked =
        proposal.withdrawal() != null
            && proposal.cost().compareTo(ProposalBounds.COST_OF_WITHDRAWN) == 0;
    return marked ? null : proposal.cost();
  }

  static BigDecimal sum(Collection<SnapshotProposal> proposals) {
    return proposals.stream().map(SnapshotProposal::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns the least, median, mean and highest cost of proposals; null if there are none. */
  static @Nullable ProposalCosts costs(List<SnapshotProposal> proposals) {
    if (proposals.isEmpty()) {
      return null;
    }
    var costs = proposals.stream().map(SnapshotProposal::cost).sorted().toList();
    var middle = costs.size() / 2;
    var median =
        costs.size() % 2 == 1
            ? costs.get(middle)
            : costs.get(middle - 1).add(costs.get(middle)).divide(BigDecimal.TWO);
    var mean =
        sum(proposals).divide(BigDecimal.valueOf(costs.size()), PLACES, RoundingMode.HALF_EVEN);
    return new ProposalCosts(
        costs.getFirst(), median.setScale(PLACES, RoundingMode.HALF_EVEN), mean, costs.getLast());
  }
}
