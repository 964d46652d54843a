package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** The phase or the stored state of a cycle forbids the requested operation. */
public final class CycleConflictException extends InsulaException {
  /**
   * @param message for the end user
   */
  public CycleConflictException(String message) {
    super(Kind.CONFLICT, message);
  }
}
