package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.NewestReports;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false, startApplication = false)
@Property(name = "insula.reporting.keep", value = "3")
class ReportStoreTest {
  @Inject ReportStore store;
  @Inject ReportTable reports;
  @Inject FileChunkTable chunks;
  @Inject NewestReports newest;
  @Inject SampleStoredReports test;
  @Inject Jdbi jdbi;
  @TempDir Path folder;

  private final long cycle = SampleStoredReports.number();
  private final long task = SampleStoredReports.number();

  @Test
  void the_stored_bytes_equal_those_of_the_file() throws IOException {
    var report =
        SampleStoredReports.report(folder, cycle, "r1", 3 * FileChunkTable.PART_BYTES + 17);

    var id = store.store(run(1), report);

    assertThat(store.readBack(id, FileKind.WORKBOOK)).isEqualTo(report.workbookDigest());
    assertThat(store.readBack(id, FileKind.CSV)).isEqualTo(report.csvDigest());
    try (var in = chunks.open(id, FileKind.WORKBOOK)) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(report.workbook()));
    }
  }

  @Test
  void parts_have_one_mebibyte_and_no_part_is_empty() throws IOException {
    var report = SampleStoredReports.report(folder, cycle, "r1", 2 * FileChunkTable.PART_BYTES);

    var id = store.store(run(1), report);

    List<Integer> lengths =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT length(content) FROM reporting.report_part
                        WHERE report_id = :id AND kind = 'workbook' ORDER BY part
                        """)
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .list());
    assertThat(lengths).containsExactly(FileChunkTable.PART_BYTES, FileChunkTable.PART_BYTES);
  }

  @Test
  void a_report_is_invisible_until_it_is_checked() throws IOException {
    test.stored(folder, cycle, "r1", 100);
    var run = run(1);

    var id = store.store(run, SampleStoredReports.report(folder, cycle, "r2", 100));
    assertThat(test.newest(cycle)).containsExactly("r1");

    store.makeNewest(run, id);
    assertThat(test.newest(cycle)).containsExactly("r2");
  }

  @Test
  void an_attempt_that_ended_stores_nothing() throws IOException {
    test.stored(folder, cycle, "r1", 100);
    var late = run(1);
    var report = SampleStoredReports.report(folder, cycle, "late", 100);
    late.end();

    assertThatExceptionOfType(AttemptEndedException.class)
        .isThrownBy(() -> store.store(late, report));
    assertThat(test.revisions(cycle)).containsExactly("r1");
  }

  @Test
  void an_attempt_that_ended_after_it_stored_a_report_cannot_make_it_the_newest()
      throws IOException {
    var late = run(1);
    var lateId = store.store(late, SampleStoredReports.report(folder, cycle, "late", 100));
    late.end();
    var next = run(2);
    var nextId = store.store(next, SampleStoredReports.report(folder, cycle, "r2", 100));

    assertThatExceptionOfType(AttemptEndedException.class)
        .isThrownBy(() -> store.makeNewest(late, lateId));
    store.makeNewest(next, nextId);

    assertThat(test.revisions(cycle)).containsExactly("r2");
    assertThatExceptionOfType(AttemptEndedException.class)
        .isThrownBy(() -> store.complete(late, nextId));
  }

  @Test
  void the_newest_reports_are_kept_with_all_their_parts_and_older_ones_are_deleted() {
    var other = SampleStoredReports.number();
    test.stored(folder, other, "other", 100);
    for (var revision : List.of("r1", "r2", "r3", "r4", "r5")) {
      test.stored(folder, cycle, revision, 100);
    }

    assertThat(test.revisions(cycle)).containsExactly("r3", "r4", "r5");
    assertThat(test.newest(cycle)).containsExactly("r5");
    assertThat(test.newest(other)).containsExactly("other");
    assertThat(rows("report_part", cycle)).isEqualTo(6);
    assertThat(rows("report_sheet", cycle)).isEqualTo(6);
  }

  @Test
  void an_attempt_stores_one_report_however_often_it_tries() throws IOException {
    var run = run(1);
    var report = SampleStoredReports.report(folder, cycle, "r1", 100);

    store.store(run, report);
    var id = store.store(run, report);
    store.makeNewest(run, id);
    assertThat(store.store(run, report)).isEqualTo(id);
    store.makeNewest(run, id);

    assertThat(test.revisions(cycle)).containsExactly("r1");
    assertThat(test.newest(cycle)).containsExactly("r1");
  }

  @Test
  void if_a_file_is_deleted_before_it_is_stored_nothing_is_stored() throws IOException {
    var report = SampleStoredReports.report(folder, cycle, "r1", 100);
    Files.delete(report.csv());

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.store(run(1), report));
    assertThat(test.revisions(cycle)).isEmpty();
  }

  @Test
  void damage_is_noticed_when_it_is_read_back() throws IOException {
    var report = test.stored(folder, cycle, "r1", 2 * FileChunkTable.PART_BYTES);
    var id = reports.newestFile(cycle, FileKind.WORKBOOK).orElseThrow().reportId();
    test.damage(cycle, FileKind.WORKBOOK, 1);

    assertThat(store.readBack(id, FileKind.WORKBOOK)).isNotEqualTo(report.workbookDigest());
    assertThat(store.readBack(id, FileKind.CSV)).isEqualTo(report.csvDigest());
  }

  @Test
  void a_revision_counts_only_after_the_spreadsheet_is_written_too() throws IOException {
    var run = run(1);
    var id = store.store(run, SampleStoredReports.report(folder, cycle, "r1", 100));
    store.makeNewest(run, id);
    var cycles = List.of(cycle, SampleStoredReports.number());
    assertThat(newest.revisions(cycles)).isEmpty();
    assertThat(newest.cyclesWithReport(cycles)).containsExactly(cycle);

    store.complete(run, id);

    assertThat(newest.revisions(cycles)).isEqualTo(Map.of(cycle, "r1"));
    assertThat(newest.revisions(List.of())).isEmpty();
  }

  private FakeAttemptContext run(int attempt) {
    return new FakeAttemptContext(cycle, task, attempt);
  }

  private long rows(String table, long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM reporting.<table> JOIN reporting.report ON report_id = id"
                        + " WHERE cycle_id = :cycle")
                .define("table", table)
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }
}
