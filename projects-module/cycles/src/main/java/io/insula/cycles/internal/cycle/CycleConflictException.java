package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** The phase of a cycle, or what is stored of it, forbids what was asked. */
public final class CycleConflictException extends InsulaException {
  /**
   * @param message for the end user
   */
  public CycleConflictException(String message) {
    super(Kind.CONFLICT, message);
  }
}
