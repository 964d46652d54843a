package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptContext;

/**
 * An attempt to write the spreadsheet of a cycle. A newer attempt for the cycle ends this attempt.
 *
 * @param taskAttempt the attempt at the task
 * @param writer the number of this writer, a fencing token
 */
record PublishAttempt(AttemptContext taskAttempt, long writer, CycleSpreadsheets spreadsheets) {
  long cycleId() {
    return taskAttempt.cycleId();
  }

  /** Sends a heartbeat; throws if this attempt has ended. */
  void heartbeat() {
    taskAttempt.heartbeat();
  }

  /** Sends a heartbeat and checks that no other writer has begun. Called before each request. */
  void check() {
    taskAttempt.heartbeat();
    spreadsheets.requireWriter(this);
  }

  /** Checks in the database that this attempt is the current one. */
  void requireCurrent() {
    spreadsheets.requireCurrent(this);
  }
}
