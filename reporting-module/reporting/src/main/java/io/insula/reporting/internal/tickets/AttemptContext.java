package io.insula.reporting.internal.tickets;

/**
 * One attempt at a task, as its worker sees it.
 *
 * <p>If the attempt must end, for instance because the server shuts down, {@link #beat()} throws an
 * exception. The code that makes the report must not catch this exception; only the {@link
 * AttemptRunner} does.
 */
public interface AttemptContext {
  /** Returns the id of the task. */
  long taskId();

  long cycleId();

  /**
   * Returns the number of the attempt, from 1. It is a fencing token: a late write of an older
   * attempt is refused.
   */
  int attempt();

  /**
   * Sends a heartbeat. Call it often, at least every few seconds: it writes to the database only
   * when needed. A worker without a heartbeat for 30 s (the default) counts as hung.
   *
   * @throws AttemptEndedException if the task was cancelled, another attempt took over, this
   *     attempt counts as hung, or the server shuts down
   */
  void beat();

  /**
   * Checks in the current transaction that this attempt is the current one. Locks the task until
   * the commit, so that no other attempt can take over and write the same data.
   *
   * @throws AttemptEndedException for the same reasons as {@link #beat}
   */
  void requireCurrent();

  /**
   * Stores the path of the workbook in the current transaction. The path is kept even if the
   * attempt fails later. Call this after {@link #requireCurrent}.
   */
  void workbookMade(String path);
}
