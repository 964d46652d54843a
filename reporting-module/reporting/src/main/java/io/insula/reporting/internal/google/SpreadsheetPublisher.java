package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.TaskRun;

/** Keeps a spreadsheet for each cycle. There is none where Google Sheets is not configured. */
public interface SpreadsheetPublisher {
  /**
   * Makes the spreadsheet of a cycle say what the report says; a reader never sees half of it.
   *
   * @return the address of the spreadsheet
   * @throws io.insula.reporting.internal.tickets.ReportFailedException with words for an admin
   */
  String publish(Report report, TaskRun run);
}
