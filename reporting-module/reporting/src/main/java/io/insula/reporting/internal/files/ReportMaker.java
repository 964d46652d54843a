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
  private final OpenVoteGuard votes;
  private final ReportFileWriter files;
  private final WorkFolders folders;
  private final ReportStore store;
  private final @Nullable SpreadsheetPublisher spreadsheets;

  ReportMaker(
      CycleSource cycles,
      OpenVoteGuard votes,
      ReportFileWriter files,
      WorkFolders folders,
      ReportStore store,
      @Nullable SpreadsheetPublisher spreadsheets) {
    this.cycles = cycles;
    this.votes = votes;
    this.files = files;
    this.folders = folders;
    this.store = store;
    this.spreadsheets = spreadsheets;
  }

  @Override
  public AttemptResult make(AttemptContext run) {
    run.beat();
    var data = read(run);
    var stored = kept(run, data).orElseGet(() -> keep(run, data));
    run.beat();
    var sheetUrl = spreadsheets == null ? null : spreadsheets.publish(stored.report(), run);
    complete(run, stored.id());
    return new AttemptResult(
        stored.report().head().cycle().revision(),
        ReportStore.workbookPath(run.cycleId()),
        sheetUrl);
  }

  private Report read(AttemptContext run) {
    try (var parts = cycles.snapshot(run.cycleId(), run::beat)) {
      return ReportBuilder.of(parts, run::beat);
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofData(run.cycleId(), e);
    }
  }

  /** A stored report that is the newest one of its cycle. */
  private record KeptReport(long id, Report report) {}

  /**
   * Returns a checked report that an earlier attempt stored from the same data; empty if there is
   * none.
   */
  private Optional<KeptReport> kept(AttemptContext run, Report data) {
    try {
      return store
          .ofEarlierAttempt(run, data.head().cycle().revision())
          .map(earlier -> new KeptReport(earlier.id(), earlier.with(data)));
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofDatabase(e);
    }
  }

  private KeptReport keep(AttemptContext run, Report data) {
    try (var folder = folders.open()) {
      var written = files.write(data, folder, run::beat);
      return new KeptReport(store(run, written), written.report());
    } catch (IOException | RuntimeException e) {
      throw ReportErrorMessages.ofFiles(e);
    }
  }

  private long store(AttemptContext run, WrittenReport written) throws IOException {
    run.beat();
    var reportId = store.store(run, written.files());
    requireStored(run, reportId, written.files().workbookDigest());
    requireStored(run, reportId, written.files().csvDigest());
    votes.check(written.report().head().cycle(), run::beat);
    store.makeNewest(run, reportId);
    return reportId;
  }

  private void requireStored(AttemptContext run, long reportId, FileDigest file)
      throws IOException {
    run.beat();
    if (!store.readBack(reportId, file.kind()).equals(file)) {
      throw new ReportFailedException(
          "The database returned other bytes than those that were stored. If this happens again,"
              + " check the disk of the database.",
          true,
          null);
    }
  }

  private void complete(AttemptContext run, long reportId) {
    try {
      store.complete(run, reportId);
    } catch (RuntimeException e) {
      throw ReportErrorMessages.ofDatabase(e);
    }
  }
}
