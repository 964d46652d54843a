package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.workbook.WorkbookPlan.PlannedSheet;
import io.insula.reporting.internal.workbook.WorkbookTemplate.TextCell;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Prepares the sheets of a template for the rows of a report. Adds sheets for long tables. */
final class TemplateCellFiller {
  private final XSSFWorkbook workbook;
  private final WorkbookPlan plan;
  private final CellWriter filler;

  TemplateCellFiller(XSSFWorkbook workbook, WorkbookPlan plan, CellWriter filler) {
    this.workbook = workbook;
    this.plan = plan;
    this.filler = filler;
  }

  void run() {
    renameSheets();
    for (var sheet : plan.sheets()) {
      var index = sheet.template().index();
      sheet.template().cells().forEach(cell -> fill(workbook.getSheetAt(index), cell));
    }
    plan.sheets().forEach(this::removeSample);
    new RangeStretching(workbook, ranges()).run(plan.values());
    plan.sheets().forEach(this::addFurtherSheets);
  }

  /**
   * Renames the sheets in two steps, because a new name can equal the old name of another sheet.
   */
  private void renameSheets() {
    var names = new SheetNameFactory();
    workbook.forEach(sheet -> names.take(sheet.getSheetName()));
    plan.sheets().forEach(sheet -> names.take(sheet.names().getFirst()));
    var renamed = plan.sheets().stream().filter(this::isRenamed).toList();
    for (var sheet : renamed) {
      workbook.setSheetName(sheet.template().index(), names.take("Sheet"));
    }
    for (var sheet : renamed) {
      workbook.setSheetName(sheet.template().index(), sheet.names().getFirst());
    }
  }

  private boolean isRenamed(PlannedSheet sheet) {
    var name = workbook.getSheetName(sheet.template().index());
    return !name.equals(sheet.names().getFirst());
  }

  private void fill(XSSFSheet sheet, TextCell text) {
    var cell = sheet.getRow(text.row()).getCell(text.column());
    var style = cell.getCellStyle().getIndex();
    cell.setBlank();
    filler.fill(cell, style, valueOf(text, plan.values()));
  }

  /** Returns the content of a cell with placeholders: one value, or a text with values in it. */
  static Object valueOf(TextCell cell, SingleValues values) {
    return Placeholder.isAlone(cell.text())
        ? values.get(Placeholder.in(cell.text()).getFirst()).cell()
        : values.fill(cell.text());
  }

  /**
   * Removes the sample row and all rows below it. The library can stream new rows only below
   * existing rows.
   */
  private void removeSample(PlannedSheet planned) {
    var sample = planned.template().sample();
    if (sample == null) {
      return;
    }
    var sheet = workbook.getSheetAt(planned.template().index());
    for (int row = sheet.getLastRowNum(); row >= sample.row(); row--) {
      if (sheet.getRow(row) != null) {
        sheet.removeRow(sheet.getRow(row));
      }
    }
    if (sheet.getCTWorksheet().isSetDimension()) {
      sheet.getCTWorksheet().unsetDimension();
    }
  }

  private CellRangeRewriter ranges() {
    var filled = new HashMap<String, CellRangeRewriter.FilledRows>();
    var renamed = new HashMap<String, String>();
    for (var sheet : plan.sheets()) {
      var before = sheet.template().name();
      var name = sheet.names().getFirst();
      var sample = sheet.template().sample();
      if (sample != null) {
        var rows = new CellRangeRewriter.FilledRows(sample.row() + 1, rowCounts(sheet));
        filled.put(before, rows);
        filled.put(name, rows);
      }
      if (!before.equals(name)) {
        renamed.put(before, name);
      }
    }
    return new CellRangeRewriter(filled, renamed);
  }

  /**
   * Returns the number of rows in the first sheet for the table in each column. A key is the index
   * of a column, from 0.
   */
  private static Map<Integer, Long> rowCounts(PlannedSheet sheet) {
    var rowCounts = new HashMap<Integer, Long>();
    for (var cell : Objects.requireNonNull(sheet.template().sample()).cells()) {
      var placeholder = cell.placeholder();
      var table = placeholder == null ? null : sheet.tables().get(placeholder.group());
      var rowCount = table == null ? 0 : table.rowCount();
      rowCounts.put(cell.column(), Math.min(rowCount, sheet.rowsPerSheet()));
    }
    return rowCounts;
  }

  private void addFurtherSheets(PlannedSheet planned) {
    var first = workbook.getSheet(planned.names().getFirst());
    for (int part = 1; part < planned.names().size(); part++) {
      var name = planned.names().get(part);
      var sheet = workbook.createSheet(name);
      workbook.setSheetOrder(name, workbook.getSheetIndex(first) + part);
      copyHeadings(first, sheet, Objects.requireNonNull(planned.template().sample()).row());
    }
  }

  private static void copyHeadings(XSSFSheet from, XSSFSheet to, int rows) {
    var policy = new CellCopyPolicy.Builder().cellFormula(false).build();
    for (int row = 0; row < rows; row++) {
      if (from.getRow(row) != null) {
        to.createRow(row).copyRowFrom(from.getRow(row), policy);
      }
    }
    if (from.getCTWorksheet().sizeOfColsArray() > 0) {
      to.getCTWorksheet().setColsArray(from.getCTWorksheet().getColsArray());
    }
    if (from.getCTWorksheet().isSetPageSetup()) {
      to.getCTWorksheet().setPageSetup(from.getCTWorksheet().getPageSetup());
    }
    to.setFitToPage(from.getFitToPage());
    to.setRepeatingRows(from.getRepeatingRows());
    to.createFreezePane(0, rows);
  }
}
