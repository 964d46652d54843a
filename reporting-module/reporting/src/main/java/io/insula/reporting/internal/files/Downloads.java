package io.insula.reporting.internal.files;

import io.insula.api.InvalidInputException;
import io.insula.cycles.Cycle;
import io.insula.reporting.internal.files.ReportTable.StoredFile;
import io.insula.reporting.internal.files.ReportTable.StoredSheet;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files of the newest report of a cycle. Every method throws {@link NoReportException} or
 * {@link DiscardedCountException} if there is no valid report.
 */
@Singleton
class Downloads {
  private static final String WITH_MARK = "-bom";

  private final ReportTable reports;
  private final FileChunkTable chunks;

  Downloads(ReportTable reports, FileChunkTable chunks) {
    this.reports = reports;
    this.chunks = chunks;
  }

  Download workbook(Cycle cycle) {
    var file = newest(cycle, FileKind.WORKBOOK);
    return new Download(
        Download.WORKBOOK,
        ".xlsx",
        file.digest().bytes(),
        file.digest().sha256(),
        () -> open(file));
  }

  /** Returns all sheets as CSV files in a zip. */
  Download archive(Cycle cycle, boolean withMark) {
    var file = newest(cycle, FileKind.CSV);
    var sha256 = file.digest().sha256();
    return withMark
        ? new Download(
            Download.ZIP,
            ".zip",
            null,
            sha256 + WITH_MARK,
            () -> new ByteOrderMarkArchive(open(file)))
        : new Download(Download.ZIP, ".zip", file.digest().bytes(), sha256, () -> open(file));
  }

  private StoredFile newest(Cycle cycle, FileKind kind) {
    var file =
        reports.newestFile(cycle.id(), kind).orElseThrow(() -> new NoReportException(cycle.id()));
    requireValid(file.showsCount(), file.isDiscarded(), cycle);
    return file;
  }

  /**
   * Refuses a report that shows a discarded count. A count is discarded when its vote is opened
   * again.
   */
  private static void requireValid(boolean showsCount, boolean isDiscarded, Cycle cycle) {
    if (isDiscarded || (showsCount && !cycle.phase().isVoteOver())) {
      throw new DiscardedCountException(cycle.id());
    }
  }

  private InputStream open(StoredFile file) {
    var digest = file.digest();
    return new ChecksumVerifyingStream(
        chunks.open(file.reportId(), digest.kind()), digest.sha256());
  }

  /**
   * Returns one sheet as a CSV file.
   *
   * @throws InvalidInputException if the report has no such sheet
   */
  Download sheet(Cycle cycle, String name, boolean withMark) {
    var sheet = find(cycle, name);
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

  private StoredSheet find(Cycle cycle, String name) {
    var sheets = reports.newestSheets(cycle.id());
    if (sheets.isEmpty()) {
      throw new NoReportException(cycle.id());
    }
    var report = sheets.getFirst();
    requireValid(report.showsCount(), report.isDiscarded(), cycle);
    return sheets.stream()
        .filter(sheet -> sheet.digest().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException("sheet", "must be one of " + names(sheets)));
  }

  private static String names(List<StoredSheet> sheets) {
    return sheets.stream().map(sheet -> sheet.digest().name()).collect(Collectors.joining(", "));
  }

  private InputStream open(StoredSheet sheet) throws IOException {
    var archive = chunks.open(sheet.reportId(), FileKind.CSV);
    return new ChecksumVerifyingStream(
        SheetFileFinder.of(archive, sheet.digest().name()), sheet.digest().sha256());
  }
}
