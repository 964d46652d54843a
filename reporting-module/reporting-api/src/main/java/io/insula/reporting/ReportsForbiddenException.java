package io.insula.reporting;

import io.insula.api.InsulaException;

/**
 * The caller does not manage the requested cycle, manages no cycle at all, or manages no active
 * cycle.
 */
public final class ReportsForbiddenException extends InsulaException {
  public ReportsForbiddenException(String message) {
    super(Kind.FORBIDDEN, message);
  }
}
