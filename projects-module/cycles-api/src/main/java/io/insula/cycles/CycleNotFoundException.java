package io.insula.cycles;

import io.insula.api.InsulaException;

/** No cycle has this id. */
public final class CycleNotFoundException extends InsulaException {
  private final long cycleId;

  public CycleNotFoundException(long cycleId) {
    super(Kind.NOT_FOUND, "No cycle has the id " + cycleId + ".");
    this.cycleId = cycleId;
  }

  public long cycleId() {
    return cycleId;
  }
}
