package io.insula.reporting;

import java.util.Locale;

/** The status of a ticket. */
public enum TicketStatus {
  /** No task has begun. */
  QUEUED,
  RUNNING,
  /** All tasks succeeded. */
  SUCCEEDED,
  /** Some tasks succeeded, and some did not. */
  PARTIAL,
  /** No task succeeded. */
  FAILED,
  /** A user cancelled the ticket before all its tasks were finished. */
  CANCELLED;

  /** Returns the name in HTTP requests and responses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the ticket has ended. Only a retry can run it again. */
  public boolean isFinished() {
    return this != QUEUED && this != RUNNING;
  }
}
