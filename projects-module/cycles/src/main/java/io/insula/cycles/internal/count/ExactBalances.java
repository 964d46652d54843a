package io.insula.cycles.internal.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The exact balances of voters during a run of equal shares. A voter who once could not pay in full
 * has nothing left. Every other voter has the share minus the payments. Only the prices are stored.
 * Amounts are computed from the prices when doubles cannot decide.
 */
final class ExactBalances {
  private final SupporterMatrix matrix;
  private final ApproximateBalances approximateBalances;
  private final Share share;
  private final WeightedFractionSum prices;
  private final boolean[] spent;
  private final int[] roundOf;
  private int rounds;

  /**
   * @param approximateBalances the balances of the same voters as doubles
   */
  ExactBalances(SupporterMatrix matrix, Share share, ApproximateBalances approximateBalances) {
    this.matrix = matrix;
    this.share = share;
    this.approximateBalances = approximateBalances;
    prices = new WeightedFractionSum(share.denominator());
    spent = new boolean[matrix.voters()];
    roundOf = new int[matrix.size()];
  }

  /** Returns the denominator of all amounts of this class. */
  BigInteger denominator() {
    return prices.denominator();
  }

  /** Deducts a payment from the supporters. */
  void pay(CandidatePayment candidatePayment) {
    prices.add(candidatePayment.numerator(), candidatePayment.utility());
    roundOf[candidatePayment.candidate()] = ++rounds;
    var first = matrix.starts[candidatePayment.candidate()];
    for (var i = 0; i < candidatePayment.spendsAll().length; i++) {
      spent[matrix.supporters[first + i]] |= candidatePayment.spendsAll()[i];
    }
  }

  /** Whether the supporters of a candidate together have enough money for its cost. */
  boolean canPay(int candidate) {
    var money = approximateBalances.paidAt(candidate, Double.POSITIVE_INFINITY);
    var cost = matrix.approximateCosts[candidate];
    var slack = approximateBalances.slack(candidate);
    if (money < cost - slack || money >= cost + slack) {
      return money >= cost;
    }
    return moneyOf(candidate).compareTo(matrix.costs[candidate].multiply(denominator())) >= 0;
  }

  /**
   * Returns the money that the supporters of a candidate together have, as a numerator; the
   * denominator is {@link #denominator}.
   */
  BigInteger moneyOf(int candidate) {
    var counts = new long[rounds + 1];
    for (var entry = matrix.starts[candidate]; entry < matrix.starts[candidate + 1]; entry++) {
      addBalance(counts, matrix.supporters[entry]);
    }
    return sum(counts);
  }

  /**
   * Returns the exact payment for a candidate.
   *
   * @param low a lower bound of the price of a unit of utility
   * @param high an upper bound of the price
   */
  CandidatePayment payment(int candidate, double low, double high) {
    var spendsAll = new boolean[matrix.starts[candidate + 1] - matrix.starts[candidate]];
    var split = split(candidate, low, high, spendsAll);
    var rest = matrix.costs[candidate].multiply(denominator()).subtract(sum(split.counts));
    return split.unsure.isEmpty()
        ? new CandidatePayment(candidate, rest, split.payingUtility, spendsAll)
        : new ExactPaymentSearch(candidate, rest, split, this::sum, matrix.starts[candidate])
            .settle(spendsAll);
  }

  /**
   * Splits the supporters of a candidate by whether they can pay a price in full. The price lies
   * between {@code low} and {@code high}.
   *
   * @param spendsAll receives true for each supporter who certainly gives all, in the order of the
   *     table; empty if not needed
   */
  SupporterSplit split(int candidate, double low, double high, boolean[] spendsAll) {
    var split = new SupporterSplit(rounds);
    var first = matrix.starts[candidate];
    for (var entry = first; entry < matrix.starts[candidate + 1]; entry++) {
      var voter = matrix.supporters[entry];
      var balance = approximateBalances.of(voter);
      var utility = matrix.utilities[entry];
      if (spent[voter]
          || balance + approximateBalances.error()
              < low * utility * (1 - ApproximateBalances.NARROW)) {
        addBalance(split.counts, voter);
        if (spendsAll.length > 0) {
          spendsAll[entry - first] = true;
        }
      } else if (balance - approximateBalances.error()
          > high * utility * (1 + ApproximateBalances.NARROW)) {
        split.payingUtility += matrix.weight(voter) * matrix.utility(entry);
      } else {
        split.addUnsure(history(voter), rounds, matrix.utility(entry), matrix.weight(voter), entry);
      }
    }
    return split;
  }

  /**
   * Returns the numerator of a sum of shares and prices.
   *
   * @param counts the factor of each amount: index 0 for the share, index n for the price of round
   *     n; negative for payments
   */
  BigInteger sum(long[] counts) {
    return prices.sum(share.numerator().multiply(BigInteger.valueOf(counts[0])), counts);
  }

  /**
   * Returns the rounds in which a voter paid in full, as pairs: the round, and the voter's utility
   * for the winner of the round.
   */
  private List<Long> history(int voter) {
    var history = new ArrayList<Long>();
    for (var i = matrix.voterStarts[voter]; i < matrix.voterStarts[voter + 1]; i++) {
      var round = roundOf[matrix.voterCandidates[i]];
      if (round > 0) {
        history.add((long) round);
        history.add(matrix.utility(matrix.voterEntries[i]));
      }
    }
    return history;
  }

  /**
   * Adds a voter's balance to the counts for {@link #sum}, once for each person whom the voter
   * represents.
   */
  private void addBalance(long[] counts, int voter) {
    if (spent[voter]) {
      return;
    }
    var weight = matrix.weight(voter);
    counts[0] += weight;
    for (var i = matrix.voterStarts[voter]; i < matrix.voterStarts[voter + 1]; i++) {
      var round = roundOf[matrix.voterCandidates[i]];
      if (round > 0) {
        counts[round] -= weight * matrix.utility(matrix.voterEntries[i]);
      }
    }
  }
}
