package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/** A report could not be made, for a reason that an admin understands. */
public final class ReportFailedException extends RuntimeException {
  private final boolean mayPass;

  /**
   * @param message what happened, and what to do; the admin reads it
   * @param mayPass whether another attempt may succeed without anybody doing anything
   */
  public ReportFailedException(String message, boolean mayPass, @Nullable Throwable cause) {
    super(message, cause);
    this.mayPass = mayPass;
  }

  public boolean mayPass() {
    return mayPass;
  }
}
