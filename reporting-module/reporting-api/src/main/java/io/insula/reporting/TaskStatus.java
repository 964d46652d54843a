package io.insula.reporting;

import java.util.Locale;

/** The status of a task. A task makes the report on one cycle. */
public enum TaskStatus {
  /** The task waits for its turn, or for its next attempt. */
  QUEUED,
  RUNNING,
  SUCCEEDED,
  /** The last attempt failed, and no further attempt follows. */
  FAILED,
  CANCELLED;

  /** Returns the name in HTTP requests and responses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the task has ended. Only a retry can run it again. */
  public boolean isFinished() {
    return this != QUEUED && this != RUNNING;
  }
}
