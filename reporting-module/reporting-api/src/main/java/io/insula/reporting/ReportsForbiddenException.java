package io.insula.reporting;

import io.insula.api.InsulaException;

/** The caller is not an admin of the cycles whose reports were requested. */
public final class ReportsForbiddenException extends InsulaException {
  public ReportsForbiddenException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
