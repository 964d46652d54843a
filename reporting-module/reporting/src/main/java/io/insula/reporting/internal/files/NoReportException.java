package io.insula.reporting.internal.files;

import io.insula.api.InsulaException;

/** No report on the cycle has been made yet. */
final class NoReportException extends InsulaException {
  NoReportException(long cycleId) {
    super(
        Kind.NOT_FOUND,
        "There is no report on cycle %d yet. Request one with POST /reports/cycles/%d."
            .formatted(cycleId, cycleId));
  }
}
