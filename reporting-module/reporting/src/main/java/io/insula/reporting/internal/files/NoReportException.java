package io.insula.reporting.internal.files;

import io.insula.api.InsulaException;

/** No report on a cycle was made yet. */
final class NoReportException extends InsulaException {
  NoReportException(long cycleId) {
    super(
        Kind.NOT_FOUND,
        "There is no report on cycle %d yet. Ask for one with POST /reports/cycles/%d."
            .formatted(cycleId, cycleId));
  }
}
