package io.insula.reporting.internal.files;

import io.insula.reporting.internal.tickets.AttemptContext;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * Stores each report in two transactions. {@link #store} stores the bytes. After the bytes are read
 * back, {@link #makeNewest} shows the report to users.
 */
@Singleton
class ReportStore {
  private final ReportTable reports;
  private final ReportRetention retention;
  private final FileChunkTable chunks;
  private final StoredReportSettings settings;
  private final Clock clock;

  ReportStore(
      ReportTable reports,
      ReportRetention retention,
      FileChunkTable chunks,
      StoredReportSettings settings,
      Clock clock) {
    this.reports = reports;
    this.retention = retention;
    this.chunks = chunks;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Stores a report that no user sees before {@link #makeNewest}. If this attempt has already
   * stored a report, only returns the id of that report.
   *
   * @return the id of the report
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   * @throws IOException if a file cannot be read
   */
  @Transactional(rollbackOn = Throwable.class)
  long store(AttemptContext attempt, NewReport report) throws IOException {
    var inserted = reports.insert(attempt, report.head(), clock.instant());
    if (inserted.isEmpty()) {
      attempt.requireCurrent();
      return reports.ofAttempt(attempt);
    }
    long id = inserted.get();
    reports.insertFile(id, report.workbookDigest());
    chunks.insert(id, FileKind.WORKBOOK, report.workbook());
    reports.insertFile(id, report.csvDigest());
    chunks.insert(id, FileKind.CSV, report.csv());
    reports.insertSheets(id, report.sheets());
    // Locks the task until the commit. So this check runs after the files are stored, which can
    // take long.
    attempt.requireCurrent();
    retention.deleteUnchecked(attempt.cycleId(), id);
    return id;
  }

  /**
   * Finds the report of an earlier attempt at this task. The report must be the newest of its
   * cycle, show this revision, and lack its spreadsheet.
   */
  Optional<ReusableReport> ofEarlierAttempt(AttemptContext attempt, String revision) {
    return reports.ofEarlierAttempt(attempt, revision);
  }

  /** Reads a stored file to its end, and returns its size and checksum. */
  FileDigest readBack(long reportId, FileKind kind) throws IOException {
    try (var in = chunks.open(reportId, kind)) {
      return ChecksumCalculator.of(kind, in);
    }
  }

  /**
   * Makes a report the newest one of its cycle, and deletes old reports. The files of the report
   * must have been read back before.
   *
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   */
  @Transactional
  void makeNewest(AttemptContext attempt, long reportId) {
    attempt.requireCurrent();
    retention.makeNewest(attempt.cycleId(), reportId, clock.instant());
    retention.deleteOlder(attempt.cycleId(), settings.keep());
    attempt.recordWorkbook(workbookPath(attempt.cycleId()));
  }

  /** Returns the path of the newest workbook of a cycle. */
  static String workbookPath(long cycleId) {
    return "/reports/cycles/%d.xlsx".formatted(cycleId);
  }

  /**
   * Records that a report is complete, its spreadsheet included.
   *
   * @throws io.insula.reporting.internal.tickets.AttemptEndedException if another attempt took over
   */
  @Transactional
  void complete(AttemptContext attempt, long reportId) {
    attempt.requireCurrent();
    retention.complete(reportId, clock.instant());
    retention.deleteOlder(attempt.cycleId(), settings.keep());
  }
}
