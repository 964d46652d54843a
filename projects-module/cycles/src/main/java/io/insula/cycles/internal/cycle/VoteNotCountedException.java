package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** The vote of a cycle is not counted yet. Ballots and results are available only after voting. */
public final class VoteNotCountedException extends InsulaException {
  public VoteNotCountedException(long cycleId) {
    super(Kind.CONFLICT, "The vote of cycle " + cycleId + " has not been counted yet.");
  }
}
