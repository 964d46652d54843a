package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptContext;

/**
 * An attempt to write the spreadsheet of a cycle. A newer attempt for the cycle ends this attempt.
 *
 * @param run the attempt at the task
 * @param writer the number of this writer, a fencing token
 */
record PublishAttempt(AttemptContext run, long writer, CycleSpreadsheets spreadsheets) {
  long cycleId() {
    return run.cycleId();
  }

  /** Sends a heartbeat; throws if this attempt has ended. */
  void beat() {
    run.beat();
  }

  /** Sends a heartbeat and checks that no other writer has begun. Called before each request. */
  void check() {
    run.beat();
    spreadsheets.requireWriter(this);
  }

  /** Checks in the database that this attempt is the current one. */
  void requireCurrent() {
    spreadsheets.requireCurrent(this);
  }
}
