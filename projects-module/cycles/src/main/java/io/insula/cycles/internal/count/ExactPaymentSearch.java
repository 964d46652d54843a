package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the exact payment for a candidate with unsure supporters (see {@link SupporterSplit}).
 * Raises the price until each unsure supporter can pay in full or gives the whole balance.
 */
final class ExactPaymentSearch {
  private final int candidate;
  private final SupporterSplit split;
  private final Map<SupporterSplit.Unsure, BigInteger> balances = new HashMap<>();
  private final int firstEntry;

  /**
   * What the supporters who pay in full must pay together, as a numerator. The denominator is
   * {@link ExactBalances#denominator}.
   */
  private BigInteger rest;

  /** The total utility of the supporters who pay in full. */
  private long utility;

  /**
   * @param rest the cost minus the balances of the supporters who certainly give all, as a
   *     numerator
   * @param sum {@link ExactBalances#sum}
   * @param firstEntry the index of the candidate's first supporter
   */
  ExactPaymentSearch(
      int candidate,
      BigInteger rest,
      SupporterSplit split,
      Function<long[], BigInteger> sum,
      int firstEntry) {
    this.candidate = candidate;
    this.rest = rest;
    this.split = split;
    this.firstEntry = firstEntry;
    utility = split.payingUtility;
    for (var same : split.unsure.values()) {
      balances.put(same, sum.apply(same.counts));
      utility += same.weight * same.utility;
    }
  }

  /**
   * Returns the exact payment for the candidate.
   *
   * @param spendsAll whether each supporter has nothing left; this method completes the values of
   *     the unsure supporters
   */
  CandidatePayment settle(boolean[] spendsAll) {
    var poor = new HashSet<SupporterSplit.Unsure>();
    while (addToPoor(poor)) {
      // The price rose, so other supporters may be unable to pay it now.
    }
    for (var same : split.unsure.values()) {
      if (poor.contains(same) || difference(same) == 0) {
        same.entries.forEach(entry -> spendsAll[entry - firstEntry] = true);
      }
    }
    return new CandidatePayment(candidate, rest, utility, spendsAll);
  }

  /**
   * Adds to {@code poor} the supporters who cannot pay the current price in full, and computes the
   * new price.
   *
   * @return whether a supporter was added
   */
  private boolean addToPoor(Set<SupporterSplit.Unsure> poor) {
    var before = poor.size();
    for (var same : split.unsure.values()) {
      if (!poor.contains(same) && difference(same) < 0) {
        poor.add(same);
        rest = rest.subtract(balance(same).multiply(BigInteger.valueOf(same.weight)));
        utility -= same.weight * same.utility;
      }
    }
    return poor.size() > before;
  }

  /** Compares the balance of a voter with the voter's payment in full. */
  private int difference(SupporterSplit.Unsure same) {
    return balance(same)
        .multiply(BigInteger.valueOf(utility))
        .compareTo(rest.multiply(BigInteger.valueOf(same.utility)));
  }

  private BigInteger balance(SupporterSplit.Unsure same) {
    return Objects.requireNonNull(balances.get(same));
  }
}
