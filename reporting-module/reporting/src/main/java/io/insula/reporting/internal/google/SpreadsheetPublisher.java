package io.insula.reporting.internal.google;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.tickets.AttemptContext;

/**
 * Writes the reports on a cycle to the cycle's Google spreadsheet. This bean does not exist unless
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
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException for the same reasons as
   *     {@link AttemptContext#beat}
   */
  String publish(Report report, AttemptContext run);
}
