package io.insula.cycles;

import io.insula.api.InsulaException;

/** There is no cycle with this id. */
public final class CycleNotFoundException extends InsulaException {
  private final long cycleId;

  public CycleNotFoundException(long cycleId) {
    super(Kind.NOT_FOUND, "There is no cycle " + cycleId + ".");
    this.cycleId = cycleId;
  }

  public long cycleId() {
    return cycleId;
  }
}
