package io.insula.reporting.internal.files;

/** What is stored of a report is not what was stored. */
final class DamagedReportException extends RuntimeException {
  private static final String MESSAGE = "The stored bytes of a report are damaged";

  DamagedReportException() {
    super(MESSAGE);
  }

  DamagedReportException(Throwable cause) {
    super(MESSAGE, cause);
  }
}
