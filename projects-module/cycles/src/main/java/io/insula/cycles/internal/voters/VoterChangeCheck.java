package io.insula.cycles.internal.voters;

import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.StoredCycle;

/** Checks that the voters of a cycle can still be changed. */
final class VoterChangeCheck {
  private VoterChangeCheck() {}

  /**
   * @throws CycleConflictException if the cycle was imported or its vote is over
   */
  static void require(StoredCycle cycle) {
    if (cycle.isImported()) {
      throw new CycleConflictException("An imported cycle has no voters on this server.");
    }
    if (cycle.phase().isVoteOver()) {
      throw new CycleConflictException("The voters cannot be changed after the vote is over.");
    }
  }
}
