package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.Report;
import java.nio.file.Path;

/** Makes workbooks from the template. */
public interface WorkbookFiller {
  /**
   * Writes the workbook of a report.
   *
   * @param file the file to write or replace; temporary files are created in its folder
   * @param heartbeat sends a heartbeat; called repeatedly during the work
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if the report does not fit
   *     into a workbook
   * @throws java.io.UncheckedIOException if the disk is full or fails
   */
  void write(Report report, Path file, Runnable heartbeat);

  /**
   * Reads a workbook from the disk and compares it with the report.
   *
   * @throws io.insula.reporting.internal.tickets.ReportFailedException if they differ, or the
   *     workbook cannot be read
   */
  void check(Report report, Path file, Runnable heartbeat);
}
