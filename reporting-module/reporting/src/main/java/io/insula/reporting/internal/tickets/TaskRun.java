package io.insula.reporting.internal.tickets;

/**
 * One attempt at a task, for who works on it.
 *
 * <p>An attempt that was cancelled, or that another worker took over, ends by an exception of
 * {@link #beat()}, which nobody catches but who began the attempt.
 */
public interface TaskRun {
  /** The id of the task. */
  long taskId();

  long cycleId();

  /** From 1. With each attempt it goes up, so that what an older one writes late is refused. */
  int attempt();

  /**
   * Says that the work goes on. Call it often, at least every few seconds: it reaches the database
   * only as often as needed. Who is silent for 30 s is taken for hung.
   *
   * @throws AttemptEndedException if the task was cancelled, or another attempt took over
   */
  void beat();

  /**
   * In the transaction that runs: makes sure that this attempt is the current one, and keeps it so
   * until the commit. What is written in the same transaction is written by nobody else.
   *
   * @throws AttemptEndedException if the task was cancelled, or another attempt took over
   */
  void requireCurrent();

  /**
   * In the transaction that runs: notes where the workbook is, which stays there whatever becomes
   * of the attempt. Call it after {@link #requireCurrent}.
   */
  void workbookMade(String path);
}
