package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.AttemptContext;

/**
 * Writes the reports on a cycle to the Google spreadsheet of the cycle. This bean exists only if
 * Google Sheets is configured.
 */
public interface SpreadsheetPublisher {
  /**
   * Writes a report to the spreadsheet of its cycle. A reader sees either all old or all new
   * values.
   *
   * @return the URL of the spreadsheet
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if the spreadsheet cannot be
   *     written; the message is for an admin
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException as in {@link
   *     AttemptContext#heartbeat}
   */
  String publish(Report report, AttemptContext attempt);
}
