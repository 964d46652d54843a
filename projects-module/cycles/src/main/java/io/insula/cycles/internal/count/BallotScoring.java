package io.insula.cycles.internal.count;

import org.jspecify.annotations.Nullable;

/**
 * Computes what a ballot adds to the votes and to the score of a proposal. An entry is one proposal
 * on one ballot.
 */
final class BallotScoring {
  private final Election election;
  private final Ballots ballots;

  BallotScoring(Election election) {
    this.election = election;
    this.ballots = election.ballots();
  }

  /** Whether the entry is a vote: an approval, a rank, or points above 0. */
  boolean isVote(int entry) {
    return isVote(election.ballotType(), ballots.microPoints(entry));
  }

  /** Returns what the entry adds to the score of its proposal, in millionths of a point. */
  long microScore(int ballot, int entry) {
    return election.ballotType() == BallotType.ORDINAL
        ? microBordaPoints(
            election.maxLength(),
            ballots.to(ballot) - ballots.from(ballot),
            entry - ballots.from(ballot))
        : ballots.microPoints(entry);
  }

  static boolean isVote(BallotType type, long microPoints) {
    return !type.hasPoints() || microPoints > 0;
  }

  /**
   * Returns the Borda points for a place on an ordinal ballot, in millionths of a point.
   *
   * @param places the number of proposals that the ballot ranks
   * @param place the place of the entry, from 0
   */
  static long microBordaPoints(@Nullable Integer maxLength, int places, int place) {
    var maxPlaces = maxLength == null ? places : maxLength;
    return Math.max(0, maxPlaces - place) * Ballots.MICRO;
  }
}
