package io.insula.reporting.internal.tickets;

/**
 * One attempt at a task, as its worker sees it.
 *
 * <p>If the attempt must end, {@link #heartbeat()} throws an exception, which only the {@link
 * AttemptRunner} may catch.
 */
public interface AttemptContext {
  /** Returns the id of the task. */
  long taskId();

  long cycleId();

  /**
   * Returns the number of the attempt, from 1. The number is a fencing token: a late write of an
   * older attempt is refused.
   */
  int attemptNumber();

  /**
   * Sends a heartbeat. Must be called at least every few seconds. Only few calls write to the
   * database. A worker without a heartbeat for 30 s (the default) counts as hung.
   *
   * @throws AttemptEndedException if the attempt must stop
   */
  void heartbeat();

  /**
   * Checks in the current transaction that this attempt is the current one. Locks the task until
   * the commit, so that no other attempt can take over.
   *
   * @throws AttemptEndedException for the same reasons as {@link #heartbeat}
   */
  void requireCurrent();

  /**
   * Stores the path of the workbook, even if the attempt fails later. Uses the current transaction.
   * Call {@link #requireCurrent} first.
   */
  void recordWorkbook(String path);
}
