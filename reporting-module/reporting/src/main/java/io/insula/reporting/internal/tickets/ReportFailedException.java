package io.insula.reporting.internal.tickets;

import org.jspecify.annotations.Nullable;

/** A report could not be made. The message states the reason in words for an admin. */
public final class ReportFailedException extends RuntimeException {
  private final boolean isTransient;

  /**
   * @param message what happened and what to do, for an admin
   * @param isTransient whether a retry may succeed without a change
   */
  public ReportFailedException(String message, boolean isTransient, @Nullable Throwable cause) {
    super(message, cause);
    this.isTransient = isTransient;
  }

  public boolean isTransient() {
    return isTransient;
  }
}
