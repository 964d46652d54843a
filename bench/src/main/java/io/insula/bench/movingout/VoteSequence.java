package io.insula.bench.movingout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who votes when on what: every voter on every thread, again and again, and each time something
 * else than before. So the votes that stand after a number of ballots follow from that number
 * alone, as long as no two of one voter on one thread are under way at a time.
 */
record VoteSequence(int voters, List<Long> threads) {
  private static final int VALUES = 3;

  /** One vote. */
  record Ballot(int voter, long thread, int value) {}

  /** Whose vote, and on what. */
  record Place(int voter, long thread) {}

  /**
   * @param number counts the ballots, from 0
   */
  Ballot at(long number) {
    int turn = (int) (number % turns());
    int thread = turn % threads.size();
    int voter = (turn / threads.size() + thread) % voters;
    int value = (int) ((number / turns() + turn) % VALUES) - 1;
    return new Ballot(voter, threads.get(thread), value);
  }

  /** The votes that stand after so many ballots; withdrawn ones are none. */
  Map<Place, Integer> after(long count) {
    var votes = new HashMap<Place, Integer>();
    for (long number = Math.max(0, count - turns()); number < count; number++) {
      var ballot = at(number);
      if (ballot.value() != 0) {
        votes.put(new Place(ballot.voter(), ballot.thread()), ballot.value());
      }
    }
    return votes;
  }

  private long turns() {
    return (long) voters * threads.size();
  }
}
