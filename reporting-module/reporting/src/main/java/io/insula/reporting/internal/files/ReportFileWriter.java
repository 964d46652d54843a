package io.insula.reporting.internal.files;

import io.insula.reporting.internal.folders.WorkFolders.WorkFolder;
import io.insula.reporting.internal.sheets.Manifest;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.SheetDigest;
import io.insula.reporting.internal.workbook.WorkbookFiller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a report. */
@Singleton
class ReportFileWriter {
  private final WorkbookFiller workbooks;

  ReportFileWriter(WorkbookFiller workbooks) {
    this.workbooks = workbooks;
  }

  /** A report with its manifest, and its files. */
  record WrittenReport(Report report, NewReport files) {}

  /**
   * Writes a workbook and CSV files, and checks the workbook by reading it back.
   *
   * @param data the report without its manifest
   * @param heartbeat sends a heartbeat; called repeatedly during the work
   * @throws IOException if the CSV files cannot be written, or a file cannot be read
   * @throws java.io.UncheckedIOException if the workbook cannot be written
   */
  WrittenReport write(Report data, WorkFolder folder, Runnable heartbeat) throws IOException {
    var csv = folder.file("sheets.zip");
    var digests = new ArrayList<SheetDigest>();
    var report = writeCsv(data, CsvArchive.create(csv), digests, heartbeat);
    var workbook = folder.file("report.xlsx");
    workbooks.write(report, workbook, heartbeat);
    workbooks.check(report, workbook, heartbeat);
    heartbeat.run();
    return new WrittenReport(
        report,
        new NewReport(
            report.head(),
            workbook,
            ChecksumCalculator.of(FileKind.WORKBOOK, workbook),
            csv,
            ChecksumCalculator.of(FileKind.CSV, csv),
            digests));
  }

  /**
   * Writes the CSV file of each sheet. The manifest is the last one, because it has the checksums
   * of all other sheets.
   */
  private static Report writeCsv(
      Report data, CsvArchive archive, List<SheetDigest> digests, Runnable heartbeat)
      throws IOException {
    try (archive) {
      for (var sheet : data.sheets()) {
        digests.add(archive.add(sheet, heartbeat));
      }
      var manifest = Manifest.of(data.head(), digests);
      digests.add(archive.add(manifest, heartbeat));
      var sheets = new ArrayList<>(data.sheets());
      sheets.add(manifest);
      return new Report(data.head(), sheets);
    }
  }
}
