package io.insula.cycles;

import io.insula.api.InsulaException;

/** A cycle already has the maximum number of proposals. */
public final class CycleFullException extends InsulaException {
  private final long cycleId;

  public CycleFullException(long cycleId) {
    super(
        Kind.CONFLICT,
        "Cycle "
            + cycleId
            + " has "
            + ProposalBounds.MAX_PROPOSALS
            + " proposals already and cannot have more.");
    this.cycleId = cycleId;
  }

  public long cycleId() {
    return cycleId;
  }
}
