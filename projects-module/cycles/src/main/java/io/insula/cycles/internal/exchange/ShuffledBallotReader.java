package io.insula.cycles.internal.exchange;

import io.insula.api.Decimals;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import java.util.List;

/**
 * The ballots of a count in a random order, with new numbers as ids. So an exported ballot does not
 * reveal its receipt, its voter or its time.
 */
final class ShuffledBallotReader {
  private final ExportedCycle exported;
  private final ExportBallotReader votes;
  private final ShuffledOrder order;
  private long lastId;

  ShuffledBallotReader(ExportedCycle exported, ExportBallotReader votes) {
    this.exported = exported;
    this.votes = votes;
    this.order = new ShuffledOrder(Math.toIntExact(exported.cycle().ballots()));
  }

  /**
   * Returns the next ballots; an empty list after the last one.
   *
   * @throws io.insula.cycles.internal.cycle.CycleConflictException if the vote was opened again
   */
  List<PabulibBallot> next() {
    return votes.ofNumbers(exported, order.next()).stream().map(this::renumbered).toList();
  }

  private PabulibBallot renumbered(PabulibBallot ballot) {
    lastId++;
    // Trailing zeros, for instance 5.0 instead of 5, would make a ballot recognizable.
    var points = ballot.points().stream().map(Decimals::plain).toList();
    return new PabulibBallot(0, Long.toString(lastId), ballot.proposals(), points, ballot.voter());
  }
}
