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
  private final SupporterMatrix table;
  private final ApproximateBalances approximateBalances;
  private final Share share;
  private final WeightedFractionSum prices;
  private final boolean[] spent;
  private final int[] roundOf;
  private int rounds;

  /**
   * @param approximateBalances the balances of the same voters as doubles
   */
  ExactBalances(SupporterMatrix table, Share share, ApproximateBalances approximateBalances) {
    this.table = table;
    this.share = share;
    this.approximateBalances = approximateBalances;
    prices = new WeightedFractionSum(share.denominator());
    spent = new boolean[table.voters()];
    roundOf = new int[table.size()];
  }

  /** Returns the denominator of all amounts of this class. */
  BigInteger denominator() {
    return prices.denominator();
  }

  /** Deducts a payment from the supporters. */
  void pay(CandidatePayment candidatePayment) {
    prices.add(candidatePayment.numerator(), candidatePayment.utility());
    roundOf[candidatePayment.candidate()] = ++rounds;
    var first = table.starts[candidatePayment.candidate()];
    for (var i = 0; i < candidatePayment.spendsAll().length; i++) {
      spent[table.supporters[first + i]] |= candidatePayment.spendsAll()[i];
    }
  }

  /** Whether the supporters of a candidate together have enough money for its cost. */
  boolean canPay(int candidate) {
    var money = approximateBalances.paidAt(candidate, Double.POSITIVE_INFINITY);
    var cost = table.approximateCosts[candidate];
    var slack = approximateBalances.slack(candidate);
    if (money < cost - slack || money >= cost + slack) {
      return money >= cost;
    }
    return moneyOf(candidate).compareTo(table.costs[candidate].multiply(denominator())) >= 0;
  }

  /**
   * Returns the money that the supporters of a candidate together have, as a numerator; the
   * denominator is {@link #denominator}.
   */
  BigInteger moneyOf(int candidate) {
    var counts = new long[rounds + 1];
    for (var entry = table.starts[candidate]; entry < table.starts[candidate + 1]; entry++) {
      addBalance(counts, table.supporters[entry]);
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
    var spendsAll = new boolean[table.starts[candidate + 1] - table.starts[candidate]];
    var split = split(candidate, low, high, spendsAll);
    var rest = table.costs[candidate].multiply(denominator()).subtract(sum(split.counts));
    return split.unsure.isEmpty()
        ? new CandidatePayment(candidate, rest, split.payingUtility, spendsAll)
        : new ExactPaymentSearch(candidate, rest, split, this::sum, table.starts[candidate])
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
    var first = table.starts[candidate];
    for (var entry = first; entry < table.starts[candidate + 1]; entry++) {
      var voter = table.supporters[entry];
      var balance = approximateBalances.of(voter);
      var utility = table.utilities[entry];
      if (spent[voter]
          || balance + approximateBalances.error()
              < low * utility * (1 - ApproximateBalances.NARROW)) {
        addBalance(split.counts, voter);
        if (spendsAll.length > 0) {
          spendsAll[entry - first] = true;
        }
      } else if (balance - approximateBalances.error()
          > high * utility * (1 + ApproximateBalances.NARROW)) {
        split.payingUtility += table.weight(voter) * table.utility(entry);
      } else {
        split.addUnsure(history(voter), rounds, table.utility(entry), table.weight(voter), entry);
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
    for (var i = table.voterStarts[voter]; i < table.voterStarts[voter + 1]; i++) {
      var round = roundOf[table.voterCandidates[i]];
      if (round > 0) {
        history.add((long) round);
        history.add(table.utility(table.voterEntries[i]));
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
    var weight = table.weight(voter);
    counts[0] += weight;
    for (var i = table.voterStarts[voter]; i < table.voterStarts[voter + 1]; i++) {
      var round = roundOf[table.voterCandidates[i]];
      if (round > 0) {
        counts[round] -= weight * table.utility(table.voterEntries[i]);
      }
    }
  }
}
