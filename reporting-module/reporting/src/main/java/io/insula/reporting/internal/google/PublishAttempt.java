package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.TaskRun;

/**
 * An attempt to write the spreadsheet of a cycle, which ends when another one begins.
 *
 * @param run the attempt at the task
 * @param writer the number of this writer of the spreadsheet
 */
record PublishAttempt(TaskRun run, long writer, CycleSpreadsheets spreadsheets) {
  long cycleId() {
    return run.cycleId();
  }

  /** Says that the work goes on, if it may. */
  void beat() {
    run.beat();
  }

  /** The same, and makes sure that no other writer has begun. Called before each request. */
  void check() {
    run.beat();
    spreadsheets.requireWriter(this);
  }

  /** Makes sure that this attempt is the current one, as the database knows. */
  void requireCurrent() {
    spreadsheets.requireCurrent(this);
  }
}
