package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.StoredCycle;

/** When those who may vote can change. */
final class VotersOpen {
  private VotersOpen() {}

  /**
   * @throws CycleConflictException if the vote of a cycle is over, or came in a file
   */
  static void require(StoredCycle cycle) {
    if (cycle.isImported()) {
      throw new CycleConflictException("An imported cycle has no voters here.");
    }
    if (cycle.phase().isVoteOver()) {
      throw new CycleConflictException("Who may vote does not change once the vote is over.");
    }
  }
}
