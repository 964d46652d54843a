package io.insula.cycles;

import io.insula.api.InsulaException;

/** A cycle takes no proposals in its phase, or not from everybody. */
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
        ? "Cycle " + cycleId + " is in refinement and takes proposals of its admins only."
        : "Cycle " + cycleId + " is in " + phase.label() + " and takes no proposals.";
  }

  public long cycleId() {
    return cycleId;
  }

  public CyclePhase phase() {
    return phase;
  }
}
