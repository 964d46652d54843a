package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** A user who is not an admin of a cycle tried to manage it. */
public final class NotCycleAdminException extends InsulaException {
  NotCycleAdminException(long cycleId) {
    super(Kind.FORBIDDEN, "Only an admin of cycle " + cycleId + " may do this.");
  }
}
