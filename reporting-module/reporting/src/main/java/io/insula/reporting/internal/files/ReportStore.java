package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.TaskRun;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Keeps reports: first all bytes, which nobody sees; once they were read back, the report as the
 * newest one of its cycle. Each is one transaction, in which the attempt must be the current one.
 */
@Singleton
class ReportStore {
  private final ReportTable reports;
  private final ReportHistory history;
  private final FileChunkTable parts;
  private final StoredReportSettings settings;
  private final Clock clock;

  ReportStore(
      ReportTable reports,
      ReportHistory history,
      FileChunkTable parts,
      StoredReportSettings settings,
      Clock clock) {
    this.reports = reports;
    this.history = history;
    this.parts = parts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Stores a report, which is not the newest one yet. Once it was checked, the same attempt stores
   * no other.
   *
   * @return its id
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   * @throws IOException if a file cannot be read
   */
  @Transactional(rollbackOn = Throwable.class)
  long store(TaskRun run, NewReport report) throws IOException {
    var inserted = reports.insert(run, report.head(), clock.instant());
    if (inserted.isEmpty()) {
      run.requireCurrent();
      return reports.ofAttempt(run);
    }
    long id = inserted.get();
    reports.insertFile(id, report.workbookDigest());
    parts.insert(id, FileKind.WORKBOOK, report.workbook());
    reports.insertFile(id, report.csvDigest());
    parts.insert(id, FileKind.CSV, report.csv());
    reports.insertSheets(id, report.sheets());
    // At the end, since it locks the task, and the files may take long.
    run.requireCurrent();
    history.deleteUnchecked(run.cycleId(), id);
    return id;
  }

  /**
   * What an earlier attempt at the same task stored of the same data, if only its spreadsheet
   * failed.
   */
  Optional<EarlierReport> ofEarlierAttempt(TaskRun run, String revision) {
    return reports.ofEarlierAttempt(run, revision);
  }

  /** What is stored of a file now, read to its end. */
  FileDigest readBack(long reportId, FileKind kind) throws IOException {
    try (var in = parts.open(reportId, kind)) {
      return Checksums.of(kind, in);
    }
  }

  /**
   * Makes a report that was read back the newest one of its cycle, and deletes those that are not
   * kept any longer.
   *
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   */
  @Transactional
  void makeNewest(TaskRun run, long reportId) {
    run.requireCurrent();
    history.makeNewest(run.cycleId(), reportId, clock.instant());
    history.deleteOlder(run.cycleId(), settings.keep());
    run.workbookMade(workbookPath(run.cycleId()));
  }

  /** Where the newest workbook of a cycle is. */
  static String workbookPath(long cycleId) {
    return "/reports/cycles/%d.xlsx".formatted(cycleId);
  }

  /**
   * Notes that nothing is left to do for a report.
   *
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   */
  @Transactional
  void complete(TaskRun run, long reportId) {
    run.requireCurrent();
    history.complete(reportId, clock.instant());
    history.deleteOlder(run.cycleId(), settings.keep());
  }
}
