package io.insula.reporting.internal.files;

import io.insula.api.InsulaException;

/** Somebody who is no admin of a cycle asked for its report. */
final class NotReportAdminException extends InsulaException {
  NotReportAdminException(long cycleId) {
    super(Kind.FORBIDDEN, "Only an admin of cycle " + cycleId + " may have its report.");
  }
}
