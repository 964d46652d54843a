package io.insula.cycles;

import io.insula.api.InsulaException;

/** A cycle accepts no proposals in its current phase, or accepts them from its admins only. */
public final class CycleNotOpenException extends InsulaException {
  private final long cycleId;
  private final CyclePhase phase;

  public CycleNotOpenException(long cycleId, CyclePhase phase) {
    super(Kind.CONFLICT, message(cycleId, phase));
    this.cycleId = cycleId;
    this.phase = phase;
  }

  private static String message(long cycleId, CyclePhase phase) {
    return phase == CyclePhase.REFINEMENT
        ? "Cycle " + cycleId + " is in refinement and accepts proposals only from its admins."
        : "Cycle " + cycleId + " is in " + phase.label() + " and accepts no proposals.";
  }

  public long cycleId() {
    return cycleId;
  }

  public CyclePhase phase() {
    return phase;
  }
}
