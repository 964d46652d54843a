package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.BallotTable.NumberedBallot;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import java.util.List;

/** Reads the ballots of an imported election, in the order and with the ids of its file. */
final class FileOrderBallotReader {
  private final ExportedCycle exported;
  private final ExportBallotReader votes;
  private long last;

  FileOrderBallotReader(ExportedCycle exported, ExportBallotReader votes) {
    this.exported = exported;
    this.votes = votes;
  }

  /** Returns the next ballots; an empty list after the last one. */
  List<PabulibBallot> next() {
    var portion = votes.next(exported, last);
    if (!portion.isEmpty()) {
      last = portion.getLast().number();
    }
    return portion.stream().map(NumberedBallot::ballot).toList();
  }
}
