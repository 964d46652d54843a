package io.insula.reporting.internal.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.insula.kernel.base.CannotStartException;
import io.insula.reporting.internal.folders.WorkFolders;
import io.insula.reporting.internal.sheets.ReportBuilder;
import io.insula.reporting.internal.sheets.SampleSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {
  @TempDir private Path directory;

  @Test
  void a_file_that_is_not_a_workbook_is_refused_with_its_name() throws Exception {
    var file = directory.resolve("own.xlsx");
    Files.writeString(file, "no workbook");

    assertRefused(file.toString(), file + " must be an .xlsx workbook");
    assertRefused(directory.resolve("missing.xlsx").toString(), "not " + directory);
    assertRefused("\0", "must be an .xlsx file that can be read");
    Files.write(file, new byte[] {0x50, 0x4B, 3, 4, 0, 0, 0});
    assertRefused(file.toString(), file + " must be an .xlsx workbook");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("word/document.xml"));
      out.write("<a/>".getBytes(StandardCharsets.UTF_8));
    }
    assertRefused(file.toString(), file + " must be an .xlsx workbook");
  }

  @Test
  void an_unknown_placeholder_is_refused_with_its_sheet_and_cell() {
    assertRefused(
        template(sheet -> set(sheet, 1, 2, "{{cycle.colour}}")),
        "own.xlsx, sheet Sheet0, cell C2: there is no placeholder {{cycle.colour}};"
            + " the names after \"cycle.\" are id,");
    assertRefused(
        template(sheet -> set(sheet, 1, 2, "{{results.colour}}")),
        "cell C2: there is no placeholder {{results.colour}};"
            + " the names after \"results.\" are rank, proposal_id,");
    assertRefused(
        template(sheet -> set(sheet, 0, 0, "{{weather.rain}}")),
        "cell A1: there is no placeholder {{weather.rain}}; its first part must be one of");
    assertRefused(
        template(sheet -> set(sheet, 0, 0, "{{Cycle Name}}")),
        "cell A1: {{Cycle Name}} contains an invalid placeholder; write it like {{cycle.name}}");
  }

  @Test
  void a_sample_row_that_cannot_be_filled_is_refused() {
    assertRefused(template(sheet -> set(sheet, 3, 0, "Rank {{results.rank}}")), "must stand alone");
    assertRefused(
        template(
            sheet -> {
              set(sheet, 3, 0, "{{results.rank}}");
              set(sheet, 5, 1, "Total");
            }),
        "cell B6 is below the sample row 4: move totals to a row above the sample row");
    assertRefused(
        template(
            sheet -> {
              set(sheet, 3, 0, "{{results.rank}}");
              set(sheet, 3, 1, "{{cycle.name}}");
            }),
        "is in the sample row, where only placeholders of tables may be");
    assertRefused(
        template(
            sheet -> {
              set(sheet, 3, 0, "{{results.rank}}");
              sheet.addMergedRegion(new CellRangeAddress(3, 3, 0, 1));
            }),
        "has merged cells in its sample row 4");
  }

  @Test
  void macros_and_references_to_other_files_are_refused() throws Exception {
    try (var workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
      workbook.createSheet();
      assertRefused(bytes(workbook), "own.xlsx has macros: save it as .xlsx");
    }
    try (var workbook = new XSSFWorkbook()) {
      workbook
          .createSheet()
          .getPackagePart()
          .addExternalRelationship("file:///etc/passwd", "http://example.com/image");
      assertRefused(bytes(workbook), "refers to file:///etc/passwd outside of the workbook");
    }
  }

  @Test
  void placeholders_of_page_headers_are_refused() {
    assertRefused(
        template(sheet -> sheet.getHeader().setCenter("{{cycle.name}}")),
        "has a placeholder in its page header or footer");
  }

  @Test
  void the_template_of_the_operator_decides_the_sheets_and_columns() throws Exception {
    var file = directory.resolve("own.xlsx");
    Files.write(
        file,
        template(
            sheet -> {
              set(sheet, 0, 0, "Sum");
              sheet.getRow(0).createCell(1).setCellFormula("SUM(B3:B3)");
              set(sheet, 1, 0, "Votes of {{cycle.name}} in {{cycle.phase}}");
              set(sheet, 2, 0, "{{results.name}}");
              set(sheet, 2, 1, "{{results.votes}}");
              sheet.getWorkbook().setSheetName(0, "{{cycle.name}}/{{cycle.id}}".replace('/', ' '));
            }));
    var filler =
        new TemplateFiller(
            new TemplateFile(file.toString(), new WorkFolders(directory, Clock.systemUTC()))
                .template(),
            1_000);
    var report = ReportBuilder.of(SampleSnapshots.counted(20), () -> {});
    var made = directory.resolve("made.xlsx");

    filler.write(report, made, () -> {});

    assertThatCode(() -> filler.check(report, made, () -> {})).doesNotThrowAnyException();
    try (var workbook = new XSSFWorkbook(made.toFile())) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(1);
      var sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Participatory budget 2025 3");
      assertThat(sheet.getRow(0).getCell(1).getCellFormula()).isEqualTo("SUM(B3:B22)");
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("Votes of Participatory budget 2025 in implementation");
      assertThat(sheet.getLastRowNum()).isEqualTo(21);
    }
  }

  @Test
  void charts_follow_a_sheet_whose_name_is_filled() throws Exception {
    var file = directory.resolve("own.xlsx");
    Files.write(
        file,
        template(
            sheet -> {
              var workbook = sheet.getWorkbook();
              var data = workbook.createSheet("{{cycle.phase}}");
              set(data, 0, 1, "Votes");
              set(data, 1, 0, "{{results.name}}");
              set(data, 1, 1, "{{results.votes}}");
              new TemplateChartWriter(sheet, data, 1)
                  .add(new int[] {0, 5, 0, 9}, "Votes", "0", 0, 1);
            }));
    var filler =
        new TemplateFiller(
            new TemplateFile(file.toString(), new WorkFolders(directory, Clock.systemUTC()))
                .template(),
            1_000);
    var made = directory.resolve("made.xlsx");

    filler.write(ReportBuilder.of(SampleSnapshots.counted(20), () -> {}), made, () -> {});

    try (var workbook = new XSSFWorkbook(made.toFile())) {
      var chart = workbook.getSheetAt(0).getDrawingPatriarch().getCharts().getFirst();
      assertThat(ChartParts.ranges(chart))
          .containsExactlyInAnyOrder(
              "implementation!$B$1", "implementation!$A$2:$A$21", "implementation!$B$2:$B$21");
    }
  }

  @Test
  void a_cycle_can_have_the_name_of_a_later_sheet() throws Exception {
    var file = directory.resolve("own.xlsx");
    Files.write(
        file,
        template(
            sheet -> {
              var workbook = sheet.getWorkbook();
              workbook.setSheetName(0, "{{cycle.name}}");
              set(sheet, 0, 0, "{{cycle.budget}}");
              set(workbook.createSheet("{{cycle.phase}}"), 0, 0, "{{cycle.id}}");
              set(workbook.createSheet("Participatory budget 2025"), 0, 0, "{{cycle.place}}");
            }));
    var read = new TemplateFile(file.toString(), new WorkFolders(directory, Clock.systemUTC()));
    var filler = new TemplateFiller(read.template(), 1_000);
    var made = directory.resolve("made.xlsx");

    for (var name : List.of("Participatory budget 2025", "{{cycle.phase}}")) {
      var report = ReportBuilder.of(SampleSnapshots.called(name), () -> {});
      filler.write(report, made, () -> {});
      filler.check(report, made, () -> {});

      try (var workbook = new XSSFWorkbook(made.toFile())) {
        assertThat(workbook)
            .extracting(Sheet::getSheetName)
            .containsExactly(
                name.startsWith("P") ? name + " (2)" : name,
                "implementation",
                "Participatory budget 2025");
      }
    }
  }

  private void assertRefused(String path, String message) {
    assertThatExceptionOfType(CannotStartException.class)
        .isThrownBy(() -> new TemplateFile(path, new WorkFolders(directory, Clock.systemUTC())))
        .withMessageContaining("INSULA_REPORTING_TEMPLATE")
        .withMessageContaining(message);
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatExceptionOfType(CannotStartException.class)
        .isThrownBy(() -> TemplateReader.read("own.xlsx", file))
        .withMessageContaining(message);
  }

  private static byte[] template(Consumer<XSSFSheet> content) {
    try (var workbook = new XSSFWorkbook()) {
      content.accept(workbook.createSheet());
      return bytes(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
    var out = new ByteArrayOutputStream();
    workbook.write(out);
    return out.toByteArray();
  }

  private static void set(XSSFSheet sheet, int row, int column, String text) {
    TemplateProgram.cell(sheet, row, column, text, sheet.getWorkbook().getCellStyleAt(0));
  }
}
