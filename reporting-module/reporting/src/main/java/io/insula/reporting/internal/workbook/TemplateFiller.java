package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.folders.WorkFolders.WorkFolder;
import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.workbook.WorkbookPlan.PlannedSheet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Fills the template row by row, so that a large report needs little memory. */
@Singleton
final class TemplateFiller implements WorkbookFiller {
  /** The maximum number of rows of a sheet. */
  static final int MAX_ROWS = 1_048_576;

  private static final int ROWS_IN_MEMORY = 100;
  private static final int ROWS_PER_HEARTBEAT = 1_000;

  private final Supplier<WorkbookTemplate> template;
  private final int maxRows;

  @Inject
  TemplateFiller(TemplateFile file) {
    this(file::template, MAX_ROWS);
  }

  /**
   * @param maxRows the maximum number of rows of a sheet; the remaining rows are written to further
   *     sheets
   */
  TemplateFiller(WorkbookTemplate template, int maxRows) {
    this(() -> template, maxRows);
  }

  private TemplateFiller(Supplier<WorkbookTemplate> template, int maxRows) {
    this.template = template;
    this.maxRows = maxRows;
  }

  @Override
  public void write(Report report, Path file, Runnable heartbeat) {
    try (var work = WorkFolder.in(folderOf(file), "workbook-");
        var _ = PoiTempFolder.in(work.path())) {
      var streamed = work.file("streamed.xlsx");
      var plan = WorkbookPlan.of(template.get(), report, maxRows);
      try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(template.get().file()))) {
        write(report, plan, workbook, streamed, heartbeat);
      }
      heartbeat.run();
      var done = work.file("done.xlsx");
      ReproducibleZip.copy(streamed, done, heartbeat);
      Files.move(done, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  @Override
  public void check(Report report, Path file, Runnable heartbeat) {
    var known = template.get();
    new WorkbookCheck(known, WorkbookPlan.of(known, report, maxRows)).run(file, heartbeat);
  }

  private void write(
      Report report, WorkbookPlan plan, XSSFWorkbook workbook, Path file, Runnable heartbeat)
      throws IOException {
    var cells = new CellWriter(new CellStyles(workbook), template.get().uses1904Dates());
    new TemplateCellFiller(workbook, plan, cells).run();
    describe(workbook, report);
    try (var streaming = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY, true, false)) {
      for (var sheet : plan.sheets()) {
        if (sheet.template().sample() != null) {
          stream(streaming, sheet, cells, heartbeat);
        }
      }
      heartbeat.run();
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        streaming.write(out);
      }
    }
  }

  private static void stream(
      SXSSFWorkbook workbook, PlannedSheet planned, CellWriter cells, Runnable heartbeat) {
    try (var rows = planned.open()) {
      for (int part = 0; part < planned.names().size(); part++) {
        stream(workbook.getSheet(planned.names().get(part)), planned, rows, cells, heartbeat);
      }
    }
  }

  private static void stream(
      SXSSFSheet sheet,
      PlannedSheet planned,
      SheetRowReader rows,
      CellWriter filler,
      Runnable heartbeat) {
    var sample = Objects.requireNonNull(planned.template().sample());
    var heights = new RowHeights(sheet.getWorkbook().getXSSFWorkbook(), sheet, sample);
    for (int i = 0; i < planned.rowsPerSheet() && rows.hasNext(); i++) {
      if (i % ROWS_PER_HEARTBEAT == 0) {
        heartbeat.run();
      }
      var row = sheet.createRow(sample.row() + i);
      var values = rows.next();
      var height = heights.of(values);
      if (height >= 0) {
        row.setHeightInPoints(height);
      }
      for (int column = 0; column < values.length; column++) {
        var cell = sample.cells().get(column);
        filler.fill(row.createCell(cell.column()), cell.style(), values[column]);
      }
    }
  }

  /** Sets fixed properties, so that the same report always becomes the same file. */
  private static void describe(XSSFWorkbook workbook, Report report) {
    var properties = workbook.getProperties().getCoreProperties();
    var time = Optional.of(Date.from(report.head().takenAt()));
    properties.setTitle(CellTextCleaner.of(report.head().cycle().name()));
    properties.setCreated(time);
    properties.setModified(time);
    properties.setCreator("Insula");
    properties.setLastModifiedByUser("Insula");
  }
}
