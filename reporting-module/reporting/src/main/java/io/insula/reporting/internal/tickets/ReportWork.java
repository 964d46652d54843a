package io.insula.reporting.internal.tickets;

/** What a task does. */
public interface ReportWork {
  /**
   * Makes the report on a cycle, keeps it, reads it back and checks it.
   *
   * @return what was made
   * @throws ReportFailedException with words for an admin
   * @throws AttemptEndedException as {@link TaskRun#beat} does
   */
  MadeReport make(TaskRun run);
}
