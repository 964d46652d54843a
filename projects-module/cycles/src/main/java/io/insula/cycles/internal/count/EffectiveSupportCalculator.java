package io.insula.cycles.internal.count;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Computes how much of a losing proposal's cost its supporters could have paid, under equal shares.
 */
final class EffectiveSupportCalculator {
  private final SupporterMatrix matrix;
  private final ApproximateBalances approximateBalances;
  private final ExactBalances exact;

  EffectiveSupportCalculator(SupporterMatrix matrix, SharesRun run) {
    this.matrix = matrix;
    approximateBalances = run.balances();
    exact = run.exact();
  }

  /**
   * Returns how much of a candidate's cost its supporters could pay at the price of a winner,
   * rounded down. For instance, returns 25 for a quarter of the cost if {@code parts} is 100.
   *
   * @param winner a payment that is not deducted yet; null to use all money of the supporters
   * @param parts the number of parts of the cost
   * @param atLeast the best result so far; a smaller or equal result need not be exact
   */
  long of(int candidate, @Nullable CandidatePayment winner, long parts, long atLeast) {
    var price = winner == null ? Double.POSITIVE_INFINITY : price(candidate, winner);
    var cost = matrix.approximateCosts[candidate];
    var paid = approximateBalances.paidAt(candidate, price) / cost * parts;
    var error =
        paid * ApproximateBalances.NARROW
            + parts * approximateBalances.slack(candidate) / cost
            + (winner == null
                ? 0
                : parts
                    * ApproximateBalances.NARROW
                    * price
                    * matrix.totalUtilities[candidate]
                    / cost);
    var least = (long) Math.floor(paid - error);
    var most = (long) Math.floor(paid + error);
    if (least == most || most <= atLeast) {
      return most;
    }
    return winner == null ? ofAll(candidate, parts) : exactly(candidate, winner, price, parts);
  }

  private long ofAll(int candidate, long parts) {
    return exact
        .moneyOf(candidate)
        .multiply(BigInteger.valueOf(parts))
        .divide(matrix.costs[candidate].multiply(exact.denominator()))
        .longValueExact();
  }

  private long exactly(int candidate, CandidatePayment winner, double price, long parts) {
    var split =
        exact.split(
            candidate,
            price * (1 - ApproximateBalances.NARROW),
            price * (1 + ApproximateBalances.NARROW),
            new boolean[0]);
    // The price for the candidate is numerator / (exact.denominator() · scale).
    var scale =
        (matrix.worthCost ? matrix.costs[winner.candidate()] : BigInteger.ONE)
            .multiply(BigInteger.valueOf(winner.utility()));
    var numerator =
        winner.numerator().multiply(matrix.worthCost ? matrix.costs[candidate] : BigInteger.ONE);
    var given =
        exact
            .sum(split.counts)
            .multiply(scale)
            .add(numerator.multiply(BigInteger.valueOf(split.payingUtility)));
    for (var same : split.unsure.values()) {
      var balance = exact.sum(same.counts).multiply(scale);
      var full = numerator.multiply(BigInteger.valueOf(same.utility));
      given = given.add(balance.min(full).multiply(BigInteger.valueOf(same.weight)));
    }
    return given
        .multiply(BigInteger.valueOf(parts))
        .divide(matrix.costs[candidate].multiply(scale).multiply(exact.denominator()))
        .longValueExact();
  }

  /**
   * Returns the price at which the candidate has the winner's q. q is price / cost if the utility
   * is the cost, otherwise the price.
   */
  private double price(int candidate, CandidatePayment winner) {
    var price =
        FractionConverter.ratio(
            winner.numerator(), exact.denominator().multiply(BigInteger.valueOf(winner.utility())));
    return matrix.worthCost
        ? price / matrix.approximateCosts[winner.candidate()] * matrix.approximateCosts[candidate]
        : price;
  }
}
