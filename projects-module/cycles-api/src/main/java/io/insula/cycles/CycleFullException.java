package io.insula.cycles;

import io.insula.api.InsulaException;

/** A cycle has as many proposals as it can have. */
public final class CycleFullException extends InsulaException {
  private final long cycleId;

  public CycleFullException(long cycleId) {
    super(
        Kind.CONFLICT,
        "Cycle "
            + cycleId
            + " has "
            + ProposalBounds.MAX_PROPOSALS
            + " proposals already, and takes no other.");
    this.cycleId = cycleId;
  }

  public long cycleId() {
    return cycleId;
  }
}
