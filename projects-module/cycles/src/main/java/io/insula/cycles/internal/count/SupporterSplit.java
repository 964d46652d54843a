package io.insula.cycles.internal.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The supporters of a candidate, split by a price that is known only within bounds:
 *
 * <ul>
 *   <li>Some supporters certainly cannot pay in full, so they give all their money.
 *   <li>Some supporters certainly can pay in full.
 *   <li>All other supporters are unsure: only exact numbers decide whether they can pay.
 * </ul>
 */
final class SupporterSplit {
  /**
   * The total money of the supporters who certainly give all, as counts for {@link
   * ExactBalances#sum}.
   */
  final long[] counts;

  /** The total utility of all supporters who certainly pay in full. */
  long payingUtility;

  /** The unsure supporters, grouped by what they have paid and by their utility. */
  final Map<List<Long>, Unsure> unsure = new LinkedHashMap<>();

  /** Unsure supporters with the same balance and the same utility. */
  static final class Unsure {
    final long[] counts;
    final long utility;
    final List<Integer> entries = new ArrayList<>();
    long weight;

    private Unsure(long[] counts, long utility) {
      this.counts = counts;
      this.utility = utility;
    }
  }

  SupporterSplit(int rounds) {
    counts = new long[rounds + 1];
  }

  void addUnsure(List<Long> history, int rounds, long utility, long weight, int entry) {
    var key = new ArrayList<>(history);
    key.add(utility);
    var same =
        unsure.computeIfAbsent(key, absent -> new Unsure(countsOf(history, rounds), utility));
    same.weight += weight;
    same.entries.add(entry);
  }

  /**
   * Returns the balance of a voter as counts for {@link ExactBalances#sum}.
   *
   * @param history the rounds in which the voter paid in full, each followed by the voter's utility
   *     for the winner
   */
  private static long[] countsOf(List<Long> history, int rounds) {
    var counts = new long[rounds + 1];
    counts[0] = 1;
    for (var i = 0; i < history.size(); i += 2) {
      counts[history.get(i).intValue()] = -history.get(i + 1);
    }
    return counts;
  }
}
