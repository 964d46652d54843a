package io.insula.cycles.internal.count;

/** What an entry of a ballot gives to its proposal. */
final class BallotReading {
  private final Election election;
  private final Ballots ballots;

  BallotReading(Election election) {
    this.election = election;
    this.ballots = election.ballots();
  }

  /** Whether the entry is a vote: an approval, a rank, or points above 0. */
  boolean isVote(int entry) {
    return !election.ballotType().hasPoints() || ballots.microPoints(entry) > 0;
  }

  /** What the entry adds to the score, in millionths. */
  long microScore(int ballot, int entry) {
    return election.ballotType() == BallotType.ORDINAL
        ? bordaPoints(ballot, entry - ballots.from(ballot)) * Ballots.MICRO
        : ballots.microPoints(entry);
  }

  private long bordaPoints(int ballot, int place) {
    var places = ballots.to(ballot) - ballots.from(ballot);
    var most = election.maxLength() == null ? places : election.maxLength();
    return Math.max(0, most - place);
  }
}
