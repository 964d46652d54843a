package io.insula.reporting.internal.files;

import io.insula.cycles.Cycle;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SheetDigest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/** Reports for the tests of the report store, each on its own cycle. */
@Singleton
final class SampleStoredReports {
  private static final Instant TAKEN_AT = Instant.parse("2026-11-28T17:04:05.678901Z");
  private static final AtomicLong NEXT = new AtomicLong(1);

  private final ReportStore store;
  private final Jdbi jdbi;

  SampleStoredReports(ReportStore store, Jdbi jdbi) {
    this.store = store;
    this.jdbi = jdbi;
  }

  /** Returns a unique number for a cycle or a task. */
  static long number() {
    return NEXT.getAndIncrement();
  }

  static Cycle cycle(long id, String name, String revision, String... admins) {
    return cycle(id, name, revision, CyclePhase.VOTING, admins);
  }

  static Cycle cycle(long id, String name, String revision, CyclePhase phase, String... admins) {
    return new Cycle(
        id,
        name,
        "EUR",
        null,
        null,
        BigDecimal.TEN,
        "approval",
        phase,
        false,
        TAKEN_AT,
        null,
        0,
        revision,
        List.of(admins));
  }

  static SnapshotHead head(long cycleId, String revision) {
    return head(cycle(cycleId, "Parks", revision));
  }

  private static SnapshotHead head(Cycle cycle) {
    return new SnapshotHead(cycle, TAKEN_AT, null, null, null);
  }

  /** Returns a report on disk whose workbook consists of arbitrary bytes. */
  static NewReport report(Path folder, long cycleId, String revision, int workbookBytes) {
    return report(folder, cycle(cycleId, "Parks", revision), workbookBytes);
  }

  private static NewReport report(Path folder, Cycle cycle, int workbookBytes) {
    try {
      var workbook = Files.createTempFile(folder, "workbook", ".xlsx");
      var bytes = new byte[workbookBytes];
      new Random(cycle.id()).nextBytes(bytes);
      Files.write(workbook, bytes);
      var csv = folder.resolve(UUID.randomUUID() + ".zip");
      var head = head(cycle);
      var sheets = archive(new Report(head, List.of(sheet("first"), sheet("second"))), csv);
      return new NewReport(
          head,
          workbook,
          Checksums.of(FileKind.WORKBOOK, workbook),
          csv,
          Checksums.of(FileKind.CSV, csv),
          sheets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SheetDigest> archive(Report report, Path csv) throws IOException {
    var digests = new ArrayList<SheetDigest>();
    try (var archive = CsvArchive.create(csv)) {
      for (var sheet : report.sheets()) {
        digests.add(archive.add(sheet, () -> {}));
      }
    }
    return digests;
  }

  static ReportSheet sheet(String name) {
    List<List<Object>> rows = List.of(List.of("Bänke", 5L), List.of("=1+1", 7L));
    return new ReportSheet(
        name,
        List.of(
            new ReportColumn("name", "Name", Kind.TEXT),
            new ReportColumn("cost", "Cost", Kind.MONEY)),
        2,
        () -> rows.stream().map(List::copyOf));
  }

  /** Stores a report of this revision as the newest one of its cycle. */
  NewReport stored(Path folder, long cycleId, String revision, int workbookBytes) {
    return stored(folder, cycle(cycleId, "Parks", revision), workbookBytes);
  }

  /** Stores a report and makes it the newest one of its cycle. */
  NewReport stored(Path folder, Cycle cycle, int workbookBytes) {
    var report = report(folder, cycle, workbookBytes);
    var run = new FakeAttemptContext(cycle.id(), number(), 1);
    try {
      store.makeNewest(run, store.store(run, report));
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the revisions of all reports on a cycle that are stored, the oldest first. */
  List<String> revisions(long cycleId) {
    return texts("SELECT revision FROM reporting.report WHERE cycle_id = :id ORDER BY id", cycleId);
  }

  List<String> newest(long cycleId) {
    return texts(
        "SELECT revision FROM reporting.report WHERE cycle_id = :id AND is_newest", cycleId);
  }

  private List<String> texts(String sql, long id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("id", id).mapTo(String.class).list());
  }

  /** Changes one byte of a part of the newest report of a cycle. */
  void damage(long cycleId, FileKind kind, int part) {
    var changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE reporting.report_part
                        SET content = set_byte(content, 40, get_byte(content, 40) # 1)
                        WHERE kind = :kind AND part = :part AND report_id =
                          (SELECT id FROM reporting.report WHERE cycle_id = :id AND is_newest)
                        """)
                    .bind("id", cycleId)
                    .bind("kind", kind.label())
                    .bind("part", part)
                    .execute());
    if (changed != 1) {
      throw new AssertionError("There is no such part");
    }
  }
}
