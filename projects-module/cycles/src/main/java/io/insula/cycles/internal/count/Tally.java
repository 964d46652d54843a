package io.insula.cycles.internal.count;

import io.insula.api.Decimals;
import java.math.BigDecimal;

/** The votes and scores of all proposals, by position. */
final class Tally {
  private final long[] votes;
  private final long[] microScores;

  private Tally(long[] votes, long[] microScores) {
    this.votes = votes;
    this.microScores = microScores;
  }

  /**
   * @throws ArithmeticException if a score overflows
   */
  static Tally of(Election election) {
    var ballots = election.ballots();
    var sums = ballots.sums();
    if (sums != null) {
      var proposals = election.proposals().size();
      return new Tally(sums.votes(proposals), sums.microScores(proposals));
    }
    var reading = new BallotScoring(election);
    var votes = new long[election.proposals().size()];
    var microScores = new long[votes.length];
    for (var ballot = 0; ballot < ballots.distinct(); ballot++) {
      var weight = ballots.weight(ballot);
      for (var entry = ballots.from(ballot); entry < ballots.to(ballot); entry++) {
        var proposal = ballots.proposal(entry);
        votes[proposal] += reading.isVote(entry) ? weight : 0;
        microScores[proposal] =
            Math.addExact(
                microScores[proposal],
                Math.multiplyExact(weight, reading.microScore(ballot, entry)));
      }
    }
    return new Tally(votes, microScores);
  }

  long votes(int proposal) {
    return votes[proposal];
  }

  long microScore(int proposal) {
    return microScores[proposal];
  }

  BigDecimal score(int proposal) {
    return Decimals.plain(
        BigDecimal.valueOf(microScores[proposal], BallotsBuilder.MAX_POINT_DECIMALS));
  }
}
