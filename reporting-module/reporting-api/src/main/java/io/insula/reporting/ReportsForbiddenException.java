package io.insula.reporting;

import io.insula.api.InsulaException;

/** The caller may not have reports on the requested cycle, or is not an admin of any cycle. */
public final class ReportsForbiddenException extends InsulaException {
  public ReportsForbiddenException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
