package io.insula.bench.movingout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sequence of votes. In each round, every voter votes on every thread, with another value than
 * before. Two votes of one voter on one thread must not be in flight at once.
 */
record VoteSequence(int voters, List<Long> threads) {
  private static final int VALUES = 3;

  /** One vote. */
  record Ballot(int voter, long thread, int value) {}

  /** A voter and a thread. The server stores at most one vote of this voter on this thread. */
  record Place(int voter, long thread) {}

  /**
   * @param number the position of the vote in the sequence, from 0
   */
  Ballot at(long number) {
    int turn = (int) (number % turns());
    int thread = turn % threads.size();
    int voter = (turn / threads.size() + thread) % voters;
    int value = (int) ((number / turns() + turn) % VALUES) - 1;
    return new Ballot(voter, threads.get(thread), value);
  }

  /**
   * Returns the votes that must be stored after the first {@code count} votes. Withdrawn votes are
   * not stored.
   */
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
