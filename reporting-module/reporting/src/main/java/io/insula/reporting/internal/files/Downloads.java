package io.insula.reporting.internal.files;

import io.insula.api.InvalidInputException;
import io.insula.reporting.internal.files.ReportTable.StoredFile;
import io.insula.reporting.internal.files.ReportTable.StoredSheet;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files of the newest report of a cycle. Every method throws {@link NoReportException} if there
 * is none.
 */
@Singleton
class Downloads {
  private static final String WITH_MARK = "-bom";

  private final ReportTable reports;
  private final PartTable parts;

  Downloads(ReportTable reports, PartTable parts) {
    this.reports = reports;
    this.parts = parts;
  }

  Download workbook(long cycleId) {
    var file = newest(cycleId, FileKind.WORKBOOK);
    return new Download(
        Download.WORKBOOK,
        ".xlsx",
        file.digest().bytes(),
        file.digest().sha256(),
        () -> open(file));
  }

  /** All sheets as CSV files in a zip. */
  Download archive(long cycleId, boolean withMark) {
    var file = newest(cycleId, FileKind.CSV);
    var sha256 = file.digest().sha256();
    return withMark
        ? new Download(
            Download.ZIP, ".zip", null, sha256 + WITH_MARK, () -> new MarkedArchive(open(file)))
        : new Download(Download.ZIP, ".zip", file.digest().bytes(), sha256, () -> open(file));
  }

  private StoredFile newest(long cycleId, FileKind kind) {
    return reports.newestFile(cycleId, kind).orElseThrow(() -> new NoReportException(cycleId));
  }

  private InputStream open(StoredFile file) {
    var digest = file.digest();
    return new CheckedStream(parts.open(file.reportId(), digest.kind()), digest.sha256());
  }

  /**
   * One sheet as a CSV file.
   *
   * @throws InvalidInputException if the report has no such sheet
   */
  Download sheet(long cycleId, String name, boolean withMark) {
    var sheet = find(cycleId, name);
    var digest = sheet.digest();
    var ending = "-" + digest.name() + ".csv";
    return withMark
        ? new Download(
            Download.CSV,
            ending,
            ByteOrderMark.LENGTH + digest.bytes(),
            digest.sha256() + WITH_MARK,
            () -> ByteOrderMark.before(open(sheet)))
        : new Download(Download.CSV, ending, digest.bytes(), digest.sha256(), () -> open(sheet));
  }

  private StoredSheet find(long cycleId, String name) {
    var sheets = reports.newestSheets(cycleId);
    if (sheets.isEmpty()) {
      throw new NoReportException(cycleId);
    }
    return sheets.stream()
        .filter(sheet -> sheet.digest().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("sheet", "must be one of " + names(sheets)));
  }

  private static String names(List<StoredSheet> sheets) {
    return sheets.stream().map(sheet -> sheet.digest().name()).collect(Collectors.joining(", "));
  }

  private InputStream open(StoredSheet sheet) throws IOException {
    var archive = parts.open(sheet.reportId(), FileKind.CSV);
    return new CheckedStream(
        SheetStream.of(archive, sheet.digest().name()), sheet.digest().sha256());
  }
}
