package io.insula.reporting.internal.files;

import io.insula.api.InsulaException;

/** The newest report on a cycle shows a count that was discarded since. */
final class DiscardedCountException extends InsulaException {
  DiscardedCountException(long cycleId) {
    super(
        Kind.CONFLICT,
        ("The report on cycle %d shows a count that was discarded when its vote was opened again."
                + " Ask for a new one with POST /reports/cycles/%d.")
            .formatted(cycleId, cycleId));
  }
}
