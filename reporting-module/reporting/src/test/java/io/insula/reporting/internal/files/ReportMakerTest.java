package io.insula.reporting.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.api.UnavailableException;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.SnapshotHead;
import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.google.SpreadsheetPublisher;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import io.insula.reporting.internal.source.OpenVoteGuard;
import io.insula.reporting.internal.tickets.AttemptEndedException;
import io.insula.reporting.internal.tickets.AttemptResult;
import io.insula.reporting.internal.tickets.NewestReports;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.workbook.WorkbookFiller;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false, startApplication = false)
class ReportMakerTest {
  private static final String SHEET = "https://docs.google.com/spreadsheets/d/1";

  @Inject ReportStore store;
  @Inject Downloads downloads;
  @Inject NewestReports newest;
  @Inject SampleStoredReports test;
  @Inject Jdbi jdbi;
  @TempDir Path temporary;

  private final long cycle = SampleStoredReports.number();
  private final Cycle counted = SampleStoredReports.cycle(cycle, "Parks", "r1", CyclePhase.CLOSED);
  private final long task = SampleStoredReports.number();
  private final FakeAttemptContext run = new FakeAttemptContext(cycle, task, 1);
  private final AtomicReference<Report> filled = new AtomicReference<>();
  private Supplier<Stream<SnapshotPart>> snapshot = () -> SampleSnapshots.counted(20);
  private CyclePhase phase = CyclePhase.IMPLEMENTATION;
  private RuntimeException broken;
  private WorkFolders folders;

  @BeforeEach
  void begin() {
    folders = new WorkFolders(temporary, Clock.systemUTC());
  }

  @AfterEach
  void no_temporary_file_remains() throws IOException {
    try (var files = Files.walk(temporary)) {
      assertThat(files.filter(file -> file.toString().matches(".*(xlsx|zip|report-[^/]*)")))
          .isEmpty();
    }
    folders.close();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_report_is_made_stored_and_checked() throws Exception {
    var made = maker(null).make(run);

    assertThat(made)
        .isEqualTo(
            new AttemptResult(
                filled.get().head().cycle().revision(),
                "/reports/cycles/" + cycle + ".xlsx",
                null));
    assertThat(newest.revisions(List.of(cycle))).isEqualTo(Map.of(cycle, made.revision()));
    try (var workbook = downloads.workbook(counted).content().call()) {
      assertThat(workbook).hasContent("a workbook of 9 sheets");
    }
    assertThat(run.beats()).isGreaterThan(9);
  }

  @Test
  void the_manifest_is_the_last_sheet_and_has_the_checksum_of_each_other_sheet() throws Exception {
    maker(null).make(run);

    assertThat(filled.get().sheets().getLast().name()).isEqualTo("manifest");
    var manifest = csv("manifest");
    assertThat(manifest)
        .startsWith("key,value\r\ncycle_id,3\r\n")
        .contains("data_at,2026-11-28T17:04:05.678901Z\r\n", "made_with,Insula\r\n");
    for (var sheet : filled.get().sheets().subList(0, 8)) {
      var name = sheet.name();
      assertThat(manifest)
          .contains(name + "_rows," + sheet.rowCount() + "\r\n")
          .contains(name + "_sha256," + downloads.sheet(counted, name, false).tag() + "\r\n");
      assertThat(csv(name).lines()).hasSizeGreaterThan((int) sheet.rowCount());
    }
  }

  private String csv(String sheet) throws Exception {
    try (var csv = downloads.sheet(counted, sheet, false).content().call()) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void the_same_data_gives_the_same_csv() throws Exception {
    maker(null).make(run);
    var first = downloads.archive(counted, false).tag();

    maker(null).make(new FakeAttemptContext(cycle, task, 2));

    assertThat(downloads.archive(counted, false).tag()).isEqualTo(first);
  }

  @Test
  void a_spreadsheet_gets_the_manifest_too() {
    var published = new AtomicReference<Report>();

    var made =
        maker(
                (report, _) -> {
                  published.set(report);
                  return SHEET;
                })
            .make(run);

    assertThat(made.sheetUrl()).isEqualTo(SHEET);
    assertThat(published.get()).isSameAs(filled.get());
  }

  @Test
  void a_stored_report_is_kept_if_its_spreadsheet_fails_and_the_schedule_makes_it_again() {
    var failure = new ReportFailedException("Google refuses", true, null);
    var maker =
        maker(
            (_, _) -> {
              throw failure;
            });

    assertThatThrownBy(() -> maker.make(run)).isSameAs(failure);

    assertThat(test.newest(cycle)).hasSize(1);
    assertThat(newest.revisions(List.of(cycle))).isEmpty();
  }

  @Test
  void after_a_failed_spreadsheet_the_next_attempt_writes_only_the_spreadsheet() throws Exception {
    var failing =
        maker(
            (_, _) -> {
              throw new ReportFailedException("Google refuses", true, null);
            });
    assertThatThrownBy(() -> failing.make(run)).isInstanceOf(ReportFailedException.class);
    var first = filled.getAndSet(null);
    var published = new AtomicReference<Report>();
    snapshot = () -> SampleSnapshots.counted(20).map(ReportMakerTest::later);

    maker(
            (report, _) -> {
              published.set(report);
              return SHEET;
            })
        .make(new FakeAttemptContext(cycle, task, 2));

    assertThat(filled.get()).isNull();
    assertThat(test.revisions(cycle)).hasSize(1);
    assertThat(newest.revisions(List.of(cycle))).containsKey(cycle);
    assertThat(published.get().head()).isEqualTo(first.head());
    var manifest = published.get().sheets().getLast();
    assertThat(manifest.rows().get().toList())
        .isEqualTo(first.sheets().getLast().rows().get().toList());
  }

  private static SnapshotPart later(SnapshotPart part) {
    return part instanceof SnapshotHead head
        ? new SnapshotHead(
            head.cycle(),
            head.takenAt().plusSeconds(60),
            head.turnout(),
            head.outcome(),
            head.statistics())
        : part;
  }

  @Test
  void an_attempt_that_ends_before_it_stores_its_report_stores_nothing() {
    var maker =
        maker(
            null,
            new TestFiller() {
              @Override
              public void check(Report report, Path file, Runnable heartbeat) {
                run.end();
              }
            });

    assertThatExceptionOfType(AttemptEndedException.class).isThrownBy(() -> maker.make(run));
    assertThat(test.revisions(cycle)).isEmpty();
  }

  @Test
  void a_report_on_an_unknown_cycle_is_not_retried() {
    snapshot =
        () -> {
          throw new CycleNotFoundException(cycle);
        };

    assertFails(false, "Cycle " + cycle + " does not exist, so there is nothing to report on.");
  }

  @Test
  void a_report_is_retried_while_the_cycles_are_unavailable() {
    snapshot =
        () -> {
          throw new UnavailableException("The cycles are unavailable.", Duration.ZERO, null);
        };

    assertFails(true, "The cycles are unavailable.");
  }

  @Test
  void an_unexpected_error_is_not_changed() {
    broken = new IllegalStateException("a fault");

    assertThatThrownBy(() -> maker(null).make(run)).isSameAs(broken);
  }

  @Test
  void a_full_disk_is_reported_as_the_reason() {
    var noSpace = new FileSystemException("report.xlsx", null, "No space left on device");
    broken = new UncheckedIOException(noSpace);
    assertFails(true, "The server cannot write the files");

    broken = new IllegalStateException(new IllegalStateException(noSpace));
    assertFails(true, "java.io.tmpdir");
  }

  @Test
  void a_folder_that_cannot_be_written_is_reported() throws IOException {
    var file = Files.createFile(temporary.resolve("no-folder"));
    folders = new WorkFolders(file, Clock.systemUTC());

    assertFails(true, "The server cannot write the files");
    Files.delete(file);
  }

  @Test
  void an_interrupted_write_is_not_reported_as_a_full_disk() {
    broken = new UncheckedIOException(new ClosedByInterruptException());

    assertFails(true, "The work on this report was interrupted.");
  }

  @Test
  void a_workbook_that_is_wrong_is_not_stored() {
    var failure = new ReportFailedException("The workbook is not what was written", false, null);
    broken = failure;

    assertThatThrownBy(() -> maker(null).make(run)).isSameAs(failure);
    assertThat(test.revisions(cycle)).isEmpty();
  }

  @Test
  void if_the_database_stores_other_bytes_the_report_fails_and_the_last_one_is_kept() {
    maker(null).make(run);
    var before = downloads.workbook(counted).tag();
    whileDatabaseDamages(
        () ->
            assertFails(
                new FakeAttemptContext(cycle, task, 2), true, "The database returned other bytes"));

    assertThat(downloads.workbook(counted).tag()).isEqualTo(before);
    maker(null).make(new FakeAttemptContext(cycle, task, 3));
    assertThat(test.revisions(cycle)).hasSize(2);
  }

  private void whileDatabaseDamages(Runnable work) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              CREATE FUNCTION reporting.damage() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN NEW.content := set_byte(NEW.content, 0, 1); RETURN NEW; END'
              """);
          handle.execute(
              """
              CREATE TRIGGER damage BEFORE INSERT ON reporting.report_part
              FOR EACH ROW EXECUTE FUNCTION reporting.damage()
              """);
        });
    try {
      work.run();
    } finally {
      jdbi.useHandle(handle -> handle.execute("DROP FUNCTION reporting.damage() CASCADE"));
    }
  }

  private void assertFails(boolean mayPass, String words) {
    assertFails(run, mayPass, words);
  }

  private void assertFails(FakeAttemptContext attempt, boolean mayPass, String words) {
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> maker(null).make(attempt))
        .withMessageContaining(words)
        .satisfies(failure -> assertThat(failure.isTransient()).isEqualTo(mayPass));
  }

  private ReportMaker maker(@Nullable SpreadsheetPublisher publisher) {
    return maker(publisher, new TestFiller());
  }

  private ReportMaker maker(@Nullable SpreadsheetPublisher publisher, WorkbookFiller filler) {
    var source = new SampleSnapshotSource(cycle, phase, snapshot);
    return new ReportMaker(
        source, new OpenVoteGuard(source), new ReportFileWriter(filler), folders, store, publisher);
  }

  /** Makes workbooks, and fails in the middle of a file if a test requests that. */
  private class TestFiller implements WorkbookFiller {
    @Override
    public void write(Report report, Path file, Runnable heartbeat) {
      filled.set(report);
      try {
        Files.writeString(file, "a workbook of " + report.sheets().size() + " sheets");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (broken != null) {
        throw broken;
      }
    }

    @Override
    public void check(Report report, Path file, Runnable heartbeat) {
      assertThat(file).content().contains(report.sheets().size() + " sheets");
    }
  }

  @Test
  void the_count_of_a_vote_that_was_opened_again_meanwhile_is_not_stored_as_the_newest() {
    phase = CyclePhase.VOTING;

    assertFails(true, "The vote was opened again while its report was made");

    assertThat(test.newest(cycle)).isEmpty();
    phase = CyclePhase.IMPLEMENTATION;
    maker(null).make(new FakeAttemptContext(cycle, task, 2));
    assertThat(test.newest(cycle)).hasSize(1);
  }
}
