package io.insula.reporting;

import io.insula.api.InsulaException;

/** Somebody asked for reports on cycles of which they are no admin. */
public final class ReportsForbiddenException extends InsulaException {
  public ReportsForbiddenException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
