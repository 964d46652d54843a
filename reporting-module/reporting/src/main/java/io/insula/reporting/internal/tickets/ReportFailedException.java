package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/** A report could not be made. The message states the reason in words for an admin. */
public final class ReportFailedException extends RuntimeException {
  private final boolean mayPass;

  /**
   * @param message what happened and what to do, for an admin
   * @param mayPass whether a retry may succeed without a change
   */
  public ReportFailedException(String message, boolean mayPass, @Nullable Throwable cause) {
    super(message, cause);
    this.mayPass = mayPass;
  }

  public boolean mayPass() {
    return mayPass;
  }
}
