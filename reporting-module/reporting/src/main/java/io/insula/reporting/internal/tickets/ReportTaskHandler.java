package io.insula.reporting.internal.tickets;

/** Makes the report of a task; the tickets know nothing else of its contents. */
public interface ReportTaskHandler {
  /**
   * Makes the report on a cycle, stores it, reads it back and checks it.
   *
   * @return the report
   * @throws ReportFailedException with words for an admin
   * @throws AttemptEndedException for the same reasons as {@link AttemptContext#beat}
   */
  AttemptResult make(AttemptContext run);
}
