package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** Ballots leave a cycle, or are counted, after its close alone. */
public final class CycleNotClosedException extends InsulaException {
  CycleNotClosedException(long cycleId) {
    super(Kind.CONFLICT, "Cycle " + cycleId + " is not closed.");
  }
}
