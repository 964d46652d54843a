package io.insula.cycles.internal.count;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Measures how much of its cost the supporters of a loser could have paid. */
final class EffectiveSupport {
  private final SupportTable table;
  private final Balances balances;
  private final ExactBalances exact;

  EffectiveSupport(SupportTable table, SharesRun run) {
    this.table = table;
    balances = run.balances();
    exact = run.exact();
  }

  /**
   * The most that the supporters of a candidate could pay at the price of a winner, in parts of its
   * cost, rounded down. Doubles answer where the next whole number is beyond their error.
   *
   * @param winner what is about to be paid; null asks for all that they have
   * @param parts how many parts the cost has
   * @param atLeast what is known already: a lower answer may be any number up to it
   */
  long of(int candidate, @Nullable Payment winner, long parts, long atLeast) {
    var price = winner == null ? Double.POSITIVE_INFINITY : price(candidate, winner);
    var cost = table.approximateCosts[candidate];
    var paid = balances.paidAt(candidate, price) / cost * parts;
    var error =
        paid * Balances.NARROW
            + parts * balances.slack(candidate) / cost
            + (winner == null
                ? 0
                : parts * Balances.NARROW * price * table.totalUtilities[candidate] / cost);
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
        .divide(table.costs[candidate].multiply(exact.denominator()))
        .longValueExact();
  }

  private long exactly(int candidate, Payment winner, double price, long parts) {
    var split =
        exact.split(
            candidate,
            price * (1 - Balances.NARROW),
            price * (1 + Balances.NARROW),
            new boolean[0]);
    // The price for this candidate is numerator / (denominator · scale).
    var scale =
        (table.worthCost ? table.costs[winner.candidate()] : BigInteger.ONE)
            .multiply(BigInteger.valueOf(winner.utility()));
    var numerator =
        winner.numerator().multiply(table.worthCost ? table.costs[candidate] : BigInteger.ONE);
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
        .divide(table.costs[candidate].multiply(scale).multiply(exact.denominator()))
        .longValueExact();
  }

  /** The price at which a candidate is worth as much for its cost as the winner. */
  private double price(int candidate, Payment winner) {
    var price =
        Exact.ratio(
            winner.numerator(), exact.denominator().multiply(BigInteger.valueOf(winner.utility())));
    return table.worthCost
        ? price / table.approximateCosts[winner.candidate()] * table.approximateCosts[candidate]
        : price;
  }
}
