package io.insula.reporting;

import io.insula.api.InsulaException;

/**
 * The caller may not request or read the report on a cycle, or manages no cycle, or no active one.
 */
public final class ReportsForbiddenException extends InsulaException {
  public ReportsForbiddenException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
