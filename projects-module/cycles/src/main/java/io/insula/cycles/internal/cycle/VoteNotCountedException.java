package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** Ballots and what they decide leave a cycle after its voting alone. */
public final class VoteNotCountedException extends InsulaException {
  public VoteNotCountedException(long cycleId) {
    super(Kind.CONFLICT, "The vote of cycle " + cycleId + " is not counted yet.");
  }
}
