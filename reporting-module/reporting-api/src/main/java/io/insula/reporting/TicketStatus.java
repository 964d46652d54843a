package io.insula.reporting;

import java.util.Locale;

/** How far a ticket is. */
public enum TicketStatus {
  /** None of its tasks was begun. */
  QUEUED,
  RUNNING,
  /** All tasks succeeded. */
  SUCCEEDED,
  /** Some tasks succeeded, and some did not. */
  PARTIAL,
  /** No task succeeded. */
  FAILED,
  CANCELLED;

  /** Its name in routes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing happens any more, unless somebody asks for a retry. */
  public boolean isFinished() {
    return this != QUEUED && this != RUNNING;
  }
}
