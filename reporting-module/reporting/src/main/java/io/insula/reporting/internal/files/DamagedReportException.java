package io.insula.reporting.internal.files;

/** The stored bytes of a report have changed since they were stored. */
final class DamagedReportException extends RuntimeException {
  private static final String MESSAGE = "The stored bytes of a report are damaged";

  DamagedReportException() {
    super(MESSAGE);
  }

  DamagedReportException(Throwable cause) {
    super(MESSAGE, cause);
  }
}
