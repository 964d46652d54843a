package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.cycles.SnapshotPart;
import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFillerTest {
  private static final int FIRST_ROW = 3;

  private final TemplateFiller filler =
      new TemplateFiller(
          new TemplateFile("", new WorkFolders(Path.of(""), Clock.systemUTC())).template(),
          TemplateFiller.MAX_ROWS);

  @TempDir private Path directory;

  @Test
  void another_library_reads_every_value_of_every_sheet() throws Exception {
    var report = report(SampleSnapshots.counted(60, SampleSnapshots::name).toList());
    var file = write(report);

    for (var sheet : report.sheets()) {
      if (!sheet.name().equals("overview")) {
        assertSame(sheet, rows(file, title(sheet.name())));
      }
    }
    filler.check(report, file, () -> {});
  }

  @Test
  void the_overview_shows_the_totals_of_the_cycle() throws Exception {
    var file = write(report(SampleSnapshots.counted(30).toList()));

    var overview = rows(file, "Overview");

    assertThat(overview.getFirst().getCellText(0)).isEqualTo("Participatory budget 2025");
    assertThat(value(overview, "Eligible").asNumber()).isEqualByComparingTo("48200");
    assertThat(value(overview, "Turnout").asNumber()).isEqualByComparingTo("0.2");
    assertThat(value(overview, "Spent (PLN)").asNumber()).isEqualByComparingTo("1000000.25");
    assertThat(value(overview, "Counted at (UTC)").asDate().toInstant(ZoneOffset.UTC))
        .isEqualTo(Instant.parse("2025-10-11T12:00:00Z"));
    assertThat(value(overview, "Ballots that prefer greedy").asString()).isEqualTo("–");
  }

  @Test
  void the_workbook_of_an_open_vote_has_only_headings_and_turnout() throws Exception {
    var report = report(SampleSnapshots.open().toList());
    var file = write(report);

    assertThat(rows(file, "Results")).hasSize(FIRST_ROW);
    assertThat(rows(file, "Trace")).hasSize(FIRST_ROW);
    assertThat(rows(file, "Ballots")).hasSize(FIRST_ROW);
    assertThat(rows(file, "Results").getLast().getCellText(3)).isEqualTo("Cost (PLN)");
    var overview = rows(file, "Overview");
    assertThat(value(overview, "Turnout").asNumber()).isEqualByComparingTo("0.2");
    assertThat(value(overview, "Spent (PLN)").asString()).isEqualTo("–");
    assertThat(overview.get(2).getCellText(0))
        .startsWith("The vote is open: until it is over, only its turnout is shown.");
    assertThat(texts(overview))
        .contains("Nothing to show yet: Votes by proposal")
        .doesNotContain("Nothing to show yet: Turnout by group");
    filler.check(report, file, () -> {});
  }

  @Test
  void charts_show_all_rows_of_the_report() throws Exception {
    var file = write(report(SampleSnapshots.counted(30).toList()));

    var charts = new ArrayList<String>();
    try (var archive = new ZipFile(file.toFile())) {
      for (int i = 1; i <= 3; i++) {
        var entry = archive.getEntry("xl/charts/chart" + i + ".xml");
        try (var in = archive.getInputStream(entry)) {
          charts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }

    assertThat(charts.get(0)).contains("'Chart data'!$B$4:$B$11").contains("Turnout by group<");
    assertThat(charts.get(1))
        .contains("'Chart data'!$I$4:$I$9")
        .contains("Budget spent by category (PLN)");
    assertThat(charts.get(2))
        .contains("'Chart data'!$E$4:$E$23")
        .contains("Votes by proposal, the first 20 of 30");
    assertThat(rows(file, "Chart data")).hasSize(FIRST_ROW + ChartTableFactory.MAX_PROPOSALS);
  }

  @Test
  void a_text_that_looks_like_a_formula_stays_a_text() throws Exception {
    var file = write(report(SampleSnapshots.counted(8).toList()));

    try (var workbook = new XSSFWorkbook(file.toFile())) {
      var cell = workbook.getSheet("Results").getRow(FIRST_ROW + 1).getCell(2);
      assertThat(cell.getStringCellValue()).startsWith("=HYPERLINK(");
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
      var ordinary = workbook.getSheet("Results").getRow(FIRST_ROW).getCell(2);
      assertThat(ordinary.getCellStyle().getQuotePrefixed()).isFalse();
    }
  }

  @Test
  void characters_that_xml_cannot_contain_are_replaced_by_visible_ones() throws Exception {
    var names = List.of("a\u0000b\u001Fc\r\nd", "half \uD83D pair", "_x0041_ \uFFFE", " spaced ");
    var report = report(SampleSnapshots.counted(names.size(), names::get).toList());
    var file = write(report);

    try (var workbook = new XSSFWorkbook(file.toFile())) {
      var sheet = workbook.getSheet("Results");
      assertThat(
              IntStream.range(0, names.size())
                  .mapToObj(i -> sheet.getRow(FIRST_ROW + i).getCell(2).getStringCellValue()))
          .containsExactly(
              "a\u2400b\u241Fc\u240D\nd", "half \uFFFD pair", "_x0041_ \uFFFD", " spaced ");
    }
    filler.check(report, file, () -> {});
  }

  @Test
  void more_warnings_than_fit_into_a_cell_are_counted_in_it() throws Exception {
    var report = report(SampleSnapshots.warned(2_000).toList());
    var file = write(report);

    filler.check(report, file, () -> {});
    assertThat(value(rows(file, "Overview"), "Warnings of the count").asString())
        .hasSizeBetween(15_900, 16_000)
        .startsWith("Warning 1 says that the numbers differ. Warning 2 says")
        .matches(
            ".* Warning \\d+ says that the numbers differ\\. … and 1,\\d{3} more; see the results"
                + " of the cycle\\.");
  }

  @Test
  void a_number_of_more_than_15_digits_becomes_a_text_with_all_digits() throws Exception {
    var file = write(report(SampleSnapshots.counted(5).toList()));

    var row = rows(file, "Trace").get(FIRST_ROW);
    assertThat(row.getCell(9).asString()).isEqualTo("1234567890.123456");
    assertThat(row.getCell(10).asNumber()).isEqualByComparingTo("123456789.123456");
  }

  @Test
  void a_text_that_is_too_long_for_a_cell_is_refused_with_its_place() {
    var report =
        report(SampleSnapshots.counted(3, i -> i == 1 ? "x".repeat(32_768) : "short").toList());

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> write(report))
        .withMessageContaining("row 5, column D of the sheet Proposals has 32,768 characters")
        .satisfies(e -> assertThat(e.isTransient()).isFalse());
  }

  @Test
  void the_length_of_a_text_includes_its_escapes() {
    var text = "_x0041_" + "x".repeat(32_760);
    var report = report(SampleSnapshots.counted(3, i -> i == 1 ? text : "short").toList());

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> write(report))
        .withMessageContaining(
            "has 32,773 characters (where each part such as _x0041_ counts 6 more), and a cell of a"
                + " workbook holds 32,767.");
  }

  @Test
  void rows_that_do_not_fit_into_a_sheet_continue_in_another_one() throws Exception {
    var small =
        new TemplateFiller(
            new TemplateFile("", new WorkFolders(Path.of(""), Clock.systemUTC())).template(), 23);
    var report = report(SampleSnapshots.counted(50).toList());
    var file = directory.resolve("small.xlsx");

    small.write(report, file, () -> {});

    small.check(report, file, () -> {});
    assertThat(rows(file, "Results")).hasSize(23);
    assertThat(rows(file, "Results (2)")).hasSize(23);
    assertThat(rows(file, "Results (3)")).hasSize(FIRST_ROW + 10);
    assertThat(rows(file, "Results (3)").get(2).getCellText(2)).isEqualTo("Name");
    assertThat(rows(file, "Results (3)").get(FIRST_ROW).getCell(0).asNumber())
        .isEqualByComparingTo("41");
  }

  @Test
  void equal_reports_give_equal_files() throws Exception {
    var report = report(SampleSnapshots.counted(30).toList());

    assertThat(write(report)).hasSameBinaryContentAs(write(report));
  }

  @Test
  void a_workbook_that_differs_from_the_report_is_refused() throws Exception {
    var file = write(report(SampleSnapshots.counted(30).toList()));
    var other = report(SampleSnapshots.counted(30, i -> "Other " + i).toList());
    var shorter = report(SampleSnapshots.counted(29).toList());

    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> filler.check(other, file, () -> {}))
        .withMessageContaining("Cell D4 of the sheet Proposals differs from the report.");
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> filler.check(shorter, file, () -> {}));
    Files.write(file, new byte[100]);
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> filler.check(other, file, () -> {}))
        .withMessageContaining("could not be read back");
  }

  @Test
  void no_temporary_file_remains_when_the_attempt_ends() throws Exception {
    var report = report(SampleSnapshots.counted(30).toList());
    var beats = new AtomicInteger();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                filler.write(
                    report,
                    directory.resolve("ended.xlsx"),
                    () -> {
                      if (beats.incrementAndGet() == 5) {
                        throw new IllegalStateException("ended");
                      }
                    }));

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void temporary_files_are_only_in_the_folder_of_the_workbook() throws Exception {
    var seen = new TreeSet<String>();

    filler.write(
        report(SampleSnapshots.counted(30).toList()),
        directory.resolve("made.xlsx"),
        () -> seen.addAll(filesIn(directory)));

    assertThat(seen)
        .anyMatch(name -> name.matches("workbook-.*/poi-sxssf-sheet.*"))
        .anyMatch(name -> name.matches("workbook-.*/streamed.xlsx"));
    assertThat(filesIn(directory)).containsExactly("made.xlsx");
  }

  /** Returns the paths of all files below a folder, relative to it. */
  private static Set<String> filesIn(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(Report report) throws IOException {
    var file = Files.createTempFile(directory, "report", ".xlsx");
    filler.write(report, file, () -> {});
    return file;
  }

  private static Report report(List<SnapshotPart> parts) {
    return ReportBuilder.of(parts.stream(), () -> {});
  }

  private static String title(String sheet) {
    return sheet.substring(0, 1).toUpperCase(Locale.ROOT) + sheet.substring(1);
  }

  private static List<Row> rows(Path file, String sheet) throws IOException {
    try (var workbook = new ReadableWorkbook(file.toFile())) {
      return workbook.findSheet(sheet).orElseThrow().read();
    }
  }

  private static Cell value(List<Row> overview, String label) {
    return overview.stream()
        .filter(row -> label.equals(row.getCellText(0)))
        .findFirst()
        .orElseThrow()
        .getCell(1);
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.stream().filter(Objects::nonNull).map(Cell::getText))
        .toList();
  }

  private static void assertSame(ReportSheet sheet, List<Row> rows) {
    assertThat(rows).as(sheet.name()).hasSize(FIRST_ROW + (int) sheet.rowCount());
    try (var expected = sheet.rows().get()) {
      var next = rows.listIterator(FIRST_ROW);
      expected.forEach(values -> assertSame(sheet.columns(), values, next.next()));
    }
  }

  private static void assertSame(
      List<ReportColumn> columns, List<@Nullable Object> values, Row row) {
    for (int i = 0; i < columns.size(); i++) {
      var cell = row.getOptionalCell(i).filter(it -> it.getValue() != null).orElse(null);
      assertThat(cell == null ? null : plain(cell))
          .as("%s of row %s", columns.get(i).name(), row.getRowNum())
          .isEqualTo(plain(values.get(i)));
    }
  }

  private static @Nullable Object plain(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> cell.asNumber().stripTrailingZeros();
      case STRING -> cell.asString();
      case BOOLEAN -> cell.asBoolean();
      default -> null;
    };
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof Number)) {
      return value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : value;
    }
    var number = new BigDecimal(value.toString());
    return number.stripTrailingZeros().precision() > 15
        ? number.toPlainString()
        : number.stripTrailingZeros();
  }
}
