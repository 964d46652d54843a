package io.insula.reporting.internal.files;

import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.SheetDigest;
import io.insula.reporting.internal.tickets.AttemptContext;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The SQL about reports, their files and sheets. Methods that write use the current transaction.
 */
@Singleton
class ReportTable {
  private static final HexFormat HEX = HexFormat.of();

  private final Jdbi jdbi;

  /**
   * A file and its report.
   *
   * @param showsCount whether the report may show a count; true if the vote was over
   * @param isDiscarded whether the count became invalid because the vote was opened again
   */
  record StoredFile(long reportId, boolean showsCount, boolean isDiscarded, FileDigest digest) {}

  /**
   * A sheet and its report.
   *
   * @param showsCount whether the report may show a count; true if the vote was over
   * @param isDiscarded whether the count became invalid because the vote was opened again
   */
  record StoredSheet(long reportId, boolean showsCount, boolean isDiscarded, SheetDigest digest) {}

  ReportTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Inserts a report and returns its id; empty if this attempt has already stored a report. */
  Optional<Long> insert(AttemptContext attempt, SnapshotHead head, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    INSERT INTO reporting.report
                      (cycle_id, task_id, attempt, revision, data_at, shows_count, made_at)
                    VALUES (:cycle, :task, :attempt, :revision, :dataAt, :showsCount, :now)
                    ON CONFLICT (task_id, attempt) DO NOTHING
                    RETURNING id
                    """)
                .bind("cycle", attempt.cycleId())
                .bind("task", attempt.taskId())
                .bind("attempt", attempt.attemptNumber())
                .bind("revision", head.cycle().revision())
                .bind("dataAt", head.takenAt())
                .bind("showsCount", head.cycle().phase().isVoteOver())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne());
  }

  long ofAttempt(AttemptContext attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM reporting.report WHERE task_id = :task AND attempt = :attempt")
                .bind("task", attempt.taskId())
                .bind("attempt", attempt.attemptNumber())
                .mapTo(Long.class)
                .one());
  }

  /** See {@link ReportStore#ofEarlierAttempt}. */
  Optional<ReusableReport> ofEarlierAttempt(AttemptContext attempt, String revision) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, data_at FROM reporting.report
                    WHERE cycle_id = :cycle AND is_newest AND completed_at IS NULL
                      AND task_id = :task AND attempt < :attempt AND revision = :revision
                    """)
                .bind("cycle", attempt.cycleId())
                .bind("task", attempt.taskId())
                .bind("attempt", attempt.attemptNumber())
                .bind("revision", revision)
                .map(
                    (row, _) ->
                        new ReusableReport(
                            row.getLong("id"),
                            row.getTimestamp("data_at").toInstant(),
                            newestSheets(attempt.cycleId()).stream()
                                .map(StoredSheet::digest)
                                .toList()))
                .findOne());
  }

  void insertFile(long reportId, FileDigest file) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO reporting.report_file (report_id, kind, bytes, sha256)
                    VALUES (:report, :kind, :bytes, :sha256)
                    """)
                .bind("report", reportId)
                .bind("kind", file.kind().label())
                .bind("bytes", file.bytes())
                .bind("sha256", HEX.parseHex(file.sha256()))
                .execute());
  }

  void insertSheets(long reportId, List<SheetDigest> sheets) {
    jdbi.useHandle(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  INSERT INTO reporting.report_sheet
                    (report_id, place, name, row_count, bytes, sha256)
                  VALUES (:report, :place, :name, :rows, :bytes, :sha256)
                  """);
          for (var place = 0; place < sheets.size(); place++) {
            var sheet = sheets.get(place);
            batch
                .bind("report", reportId)
                .bind("place", place)
                .bind("name", sheet.name())
                .bind("rows", sheet.rowCount())
                .bind("bytes", sheet.bytes())
                .bind("sha256", HEX.parseHex(sheet.sha256()))
                .add();
          }
          batch.execute();
        });
  }

  /** Returns a file of the newest report of a cycle; empty if there is none. */
  Optional<StoredFile> newestFile(long cycleId, FileKind kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT report_id, shows_count, discarded_at IS NOT NULL AS is_discarded, bytes, sha256
                    FROM reporting.report JOIN reporting.report_file ON report_id = id
                    WHERE cycle_id = :cycle AND is_newest AND kind = :kind
                    """)
                .bind("cycle", cycleId)
                .bind("kind", kind.label())
                .map(
                    (row, _) ->
                        new StoredFile(
                            row.getLong("report_id"),
                            row.getBoolean("shows_count"),
                            row.getBoolean("is_discarded"),
                            new FileDigest(kind, row.getLong("bytes"), sha256(row))))
                .findOne());
  }

  /**
   * Returns the sheets of the newest report of a cycle, in their order; none if there is no report.
   */
  List<StoredSheet> newestSheets(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT report_id, shows_count, discarded_at IS NOT NULL AS is_discarded, name, row_count, bytes, sha256
                    FROM reporting.report JOIN reporting.report_sheet ON report_id = id
                    WHERE cycle_id = :cycle AND is_newest ORDER BY place
                    """)
                .bind("cycle", cycleId)
                .map(
                    (row, _) ->
                        new StoredSheet(
                            row.getLong("report_id"),
                            row.getBoolean("shows_count"),
                            row.getBoolean("is_discarded"),
                            new SheetDigest(
                                row.getString("name"),
                                row.getLong("row_count"),
                                row.getLong("bytes"),
                                sha256(row))))
                .list());
  }

  private static String sha256(ResultSet row) throws SQLException {
    return HEX.formatHex(row.getBytes("sha256"));
  }

  /** Returns which of the given cycles have a report. */
  Set<Long> cyclesWithReport(Collection<Long> cycleIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT cycle_id FROM reporting.report
                    WHERE cycle_id = ANY (:cycles) AND is_newest
                    """)
                .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                .mapTo(Long.class)
                .set());
  }

  /**
   * Returns the revision of the newest report on each cycle, by cycle id. Leaves out reports that
   * still need a spreadsheet.
   */
  Map<Long, String> completeRevisions(Collection<Long> cycleIds) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT cycle_id, revision FROM reporting.report
                        WHERE cycle_id = ANY (:cycles) AND is_newest AND completed_at IS NOT NULL
                        """)
                    .bindArray("cycles", Long.class, List.copyOf(cycleIds))
                    .map((row, _) -> Map.entry(row.getLong("cycle_id"), row.getString("revision")))
                    .list())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
