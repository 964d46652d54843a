package io.insula.reporting.internal.files;

import io.insula.api.InsulaException;

/**
 * The newest report on a cycle shows a discarded count. The vote was opened again after the report
 * was made.
 */
final class DiscardedCountException extends InsulaException {
  DiscardedCountException(long cycleId) {
    super(
        Kind.CONFLICT,
        ("The report on cycle %d shows a count that was discarded when the vote was opened again."
                + " Request a new report with POST /reports/cycles/%d.")
            .formatted(cycleId, cycleId));
  }
}
