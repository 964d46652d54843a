package io.insula.reporting.internal.files;

import io.insula.reporting.internal.files.ReportFileWriter.WrittenReport;
import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.google.SpreadsheetPublisher;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.source.CycleSource;
import io.insula.reporting.internal.source.OpenVoteGuard;
import io.insula.reporting.internal.tickets.AttemptContext;
import io.insula.reporting.internal.tickets.AttemptResult;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.tickets.ReportTaskHandler;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports, and reads the stored files back. Also writes a spreadsheet if Google Sheets is
 * configured. The report is kept even if its spreadsheet cannot be written.
 */
@Singleton
class ReportMaker implements ReportTaskHandler {
  private final CycleSource cycles;
  private final OpenVoteGuard openVoteGuard;
  private final ReportFileWriter files;
  private final WorkFolders folders;
  private final ReportStore store;
  private final @Nullable SpreadsheetPublisher publisher;

  ReportMaker(
      CycleSource cycles,
      OpenVoteGuard openVoteGuard,
      ReportFileWriter files,
      WorkFolders folders,
      ReportStore store,
      @Nullable SpreadsheetPublisher publisher) {
    this.cycles = cycles;
    this.openVoteGuard = openVoteGuard;
    this.files = files;
    this.folders = folders;
    this.store = store;
    this.publisher = publisher;
  }

  @Override
  public AttemptResult make(AttemptContext attempt) {
    attempt.heartbeat();
    var data = read(attempt);
    var stored = findEarlierReport(attempt, data).orElseGet(() -> writeAndStore(attempt, data));
    attempt.heartbeat();
    var sheetUrl = publisher == null ? null : publisher.publish(stored.report(), attempt);
    complete(attempt, stored.id());
    return new AttemptResult(
        stored.report().head().cycle().revision(),
        ReportStore.workbookPath(attempt.cycleId()),
        sheetUrl);
  }

  private Report read(AttemptContext attempt) {
    try (var parts = cycles.snapshot(attempt.cycleId(), attempt::heartbeat)) {
      return ReportBuilder.of(parts, attempt::heartbeat);
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofData(attempt.cycleId(), e);
    }
  }

  /** A stored report that is the newest one of its cycle. */
  private record StoredReport(long id, Report report) {}

  /**
   * Returns a checked report that an earlier attempt stored from the same data; empty if there is
   * none.
   */
  private Optional<StoredReport> findEarlierReport(AttemptContext attempt, Report data) {
    try {
      return store
          .ofEarlierAttempt(attempt, data.head().cycle().revision())
          .map(earlier -> new StoredReport(earlier.id(), earlier.with(data)));
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofDatabase(e);
    }
  }

  private StoredReport writeAndStore(AttemptContext attempt, Report data) {
    try (var folder = folders.open()) {
      var written = files.write(data, folder, attempt::heartbeat);
      return new StoredReport(store(attempt, written), written.report());
    } catch (IOException | RuntimeException e) {
      throw ReportErrorMessages.ofFiles(e);
    }
  }

  private long store(AttemptContext attempt, WrittenReport written) throws IOException {
    attempt.heartbeat();
    var reportId = store.store(attempt, written.files());
    requireStored(attempt, reportId, written.files().workbookDigest());
    requireStored(attempt, reportId, written.files().csvDigest());
    openVoteGuard.check(written.report().head().cycle(), attempt::heartbeat);
    store.makeNewest(attempt, reportId);
    return reportId;
  }

  private void requireStored(AttemptContext attempt, long reportId, FileDigest file)
      throws IOException {
    attempt.heartbeat();
    if (!store.readBack(reportId, file.kind()).equals(file)) {
      throw new ReportFailedException(
          "The database returned other bytes than those that were stored. If this happens again,"
              + " check the disk of the database.",
          true,
          null);
    }
  }

  private void complete(AttemptContext attempt, long reportId) {
    try {
      store.complete(attempt, reportId);
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofDatabase(e);
    }
  }
}
