package io.insula.reporting;

import java.util.Locale;

/** How far the report on one cycle is. */
public enum TaskStatus {
  /** It waits for its turn, or for its next attempt. */
  QUEUED,
  RUNNING,
  SUCCEEDED,
  /** Its last attempt failed. */
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
