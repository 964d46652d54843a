package io.insula.cycles.internal.ballots;

import io.insula.api.InsulaException;

/** A voter asked for a ballot that they have not cast or have withdrawn. */
final class NoBallotException extends InsulaException {
  NoBallotException(long cycleId) {
    super(Kind.NOT_FOUND, "You have no ballot in cycle " + cycleId + ".");
  }
}
