package io.insula.cycles.internal.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The supporters of a candidate at a price that is known within bounds: those who surely cannot pay
 * it in full and give all that they have, those who surely can, and those of whom only exact
 * numbers tell.
 */
final class SupporterSplit {
  /** How much less than its share those who give all have paid: counts of shares and of prices. */
  final long[] counts;

  /** The utility of all who surely pay in full. */
  long payingUtility;

  /** Those of whom only exact numbers tell, by what they have paid and their utility. */
  final Map<List<Long>, Unsure> unsure = new LinkedHashMap<>();

  /** Voters with the same balance and the same utility. */
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

  /** From rounds and utilities in turn to counts of one share and of the price of each round. */
  private static long[] countsOf(List<Long> history, int rounds) {
    var counts = new long[rounds + 1];
    counts[0] = 1;
    for (var i = 0; i < history.size(); i += 2) {
      counts[history.get(i).intValue()] = -history.get(i + 1);
    }
    return counts;
  }
}
