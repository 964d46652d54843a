package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.Report;
import java.nio.file.Path;

/** Makes workbooks of the template. */
public interface WorkbookFiller {
  /**
   * Writes the workbook of a report.
   *
   * @param file is made, or replaced; temporary files are beside it
   * @param beat is called while the work goes on
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if the report does not fit
   *     into a workbook
   */
  void write(Report report, Path file, Runnable beat);

  /**
   * Reads a workbook from the disk and makes sure that it says what the report says.
   *
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if it does not
   */
  void check(Report report, Path file, Runnable beat);
}
