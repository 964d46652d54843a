package io.insula.cycles.internal.cycle;

import io.insula.api.InsulaException;

/** Somebody who is no admin of a cycle tried to run it. */
public final class NotCycleAdminException extends InsulaException {
  NotCycleAdminException(long cycleId) {
    super(Kind.FORBIDDEN, "Only an admin of cycle " + cycleId + " may do this.");
  }
}
