package io.insula.cycles.internal.ballots;

import io.insula.api.InsulaException;

/** A voter has no ballot in a cycle, because it was not cast or was withdrawn. */
final class NoBallotException extends InsulaException {
  NoBallotException(long cycleId) {
    super(Kind.NOT_FOUND, "You have no ballot in cycle " + cycleId + ".");
  }
}
