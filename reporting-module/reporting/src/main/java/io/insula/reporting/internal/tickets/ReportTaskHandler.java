package io.insula.reporting.internal.tickets;

/** Makes the report of a task. The code for tickets uses reports only through this interface. */
public interface ReportTaskHandler {
  /**
   * Makes the report on a cycle, stores it, reads it back and checks it.
   *
   * @return the revision that the report shows, and where the report is
   * @throws ReportFailedException if the report cannot be made; the message is for an admin
   * @throws AttemptEndedException for the same reasons as {@link AttemptContext#heartbeat}
   */
  AttemptResult make(AttemptContext attempt);
}
