package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.BallotTable.NumberedBallot;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import java.util.List;

/** Reads the ballots of an imported election, in the order and with the ids of its file. */
final class ImportedBallotReader {
  private final ExportedCount vote;
  private final ExportBallotReader votes;
  private long last;

  ImportedBallotReader(ExportedCount vote, ExportBallotReader votes) {
    this.vote = vote;
    this.votes = votes;
  }

  /** Returns the next ballots; an empty list after the last one. */
  List<PabulibBallot> next() {
    var portion = votes.next(vote, last);
    if (!portion.isEmpty()) {
      last = portion.getLast().number();
    }
    return portion.stream().map(NumberedBallot::ballot).toList();
  }
}
