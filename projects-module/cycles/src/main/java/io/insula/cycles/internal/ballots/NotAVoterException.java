package io.insula.cycles.internal.ballots;

import io.insula.api.InsulaException;

/** A caller who may not vote in a cycle tried to cast, withdraw or read a ballot. */
final class NotAVoterException extends InsulaException {
  /**
   * @param message for the end user
   */
  NotAVoterException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
