package io.insula.cycles.internal.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The votes and the score of each proposal, summed over all ballots. Greedy rules need only these
 * sums, so their counts do not keep the ballots in memory.
 */
final class BallotSums {
  private final BallotType type;
  private final @Nullable Integer maxLength;
  private long[] votes = new long[0];
  private long[] microScores = new long[0];
  private long ballots;

  /**
   * @param maxLength the maximum length of ordinal ballots, as {@link Election#maxLength}
   */
  BallotSums(BallotType type, @Nullable Integer maxLength) {
    this.type = type;
    this.maxLength = maxLength;
  }

  /**
   * Adds a ballot.
   *
   * @throws ArithmeticException if a score overflows
   */
  void add(int[] proposals, long[] microPoints) {
    ballots++;
    for (var place = 0; place < proposals.length; place++) {
      var proposal = proposals[place];
      ensureCapacityFor(proposal);
      votes[proposal] += BallotScoring.isVote(type, microPoints[place]) ? 1 : 0;
      var score =
          type == BallotType.ORDINAL
              ? BallotScoring.microBordaPoints(maxLength, proposals.length, place)
              : microPoints[place];
      microScores[proposal] = Math.addExact(microScores[proposal], score);
    }
  }

  private void ensureCapacityFor(int proposal) {
    if (proposal >= votes.length) {
      var length = Math.max(proposal + 1, votes.length * 2);
      votes = Arrays.copyOf(votes, length);
      microScores = Arrays.copyOf(microScores, length);
    }
  }

  long ballots() {
    return ballots;
  }

  long[] votes(int proposals) {
    return Arrays.copyOf(votes, proposals);
  }

  long[] microScores(int proposals) {
    return Arrays.copyOf(microScores, proposals);
  }
}
