package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.Report;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleCell;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleRow;
import io.insula.reporting.internal.workbook.WorkbookTemplate.TemplateSheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a workbook: the sheets that are made from a template and a report, and their
 * contents.
 */
record WorkbookPlan(SingleValues values, List<PlannedSheet> sheets) {
  /**
   * A sheet of the template, and its sheets in the workbook. Rows that do not fit into one sheet
   * continue in the next sheet.
   *
   * @param names the names of the sheets in the workbook
   * @param rowCount the number of rows in all sheets together
   * @param rowsPerSheet how many rows fit into one sheet
   * @param tables the tables whose rows are streamed into the sheets
   */
  record PlannedSheet(
      TemplateSheet template,
      List<String> names,
      long rowCount,
      int rowsPerSheet,
      Map<String, ReportSheet> tables) {
    /**
     * Returns the number of rows of a sheet.
     *
     * @param part the number of the sheet, from 0
     */
    int rowsOf(int part) {
      return (int) Math.min(rowsPerSheet, rowCount - (long) part * rowsPerSheet);
    }

    /**
     * Returns a reader of the rows of all sheets. The sheets share this reader: a sheet continues
     * where the previous sheet ended.
     */
    SheetRowReader open() {
      return new SheetRowReader(template.sample(), tables);
    }
  }

  /**
   * @param maxRows the maximum number of rows of a sheet, headings included
   */
  static WorkbookPlan of(WorkbookTemplate template, Report report, int maxRows) {
    var values = SingleValues.of(report);
    var tables = new HashMap<String, ReportSheet>();
    report.sheets().forEach(sheet -> tables.put(sheet.name(), sheet));
    ChartTableFactory.of(report).forEach(sheet -> tables.put(sheet.name(), sheet));
    var names = new SheetNameFactory();
    // Reserves the names of the sheets of the template first, so that no additional sheet takes one
    // of these names.
    var first = firstNames(template, values, names);
    var sheets = new ArrayList<PlannedSheet>();
    for (var sheet : template.sheets()) {
      sheets.add(
          plan(sheet, Objects.requireNonNull(first.get(sheet.index())), names, tables, maxRows));
    }
    return new WorkbookPlan(values, List.copyOf(sheets));
  }

  /**
   * Returns the names of the sheets in the workbook, by their index in the template. A filled name
   * that is taken is changed.
   */
  private static Map<Integer, String> firstNames(
      WorkbookTemplate template, SingleValues values, SheetNameFactory names) {
    var first = new HashMap<Integer, String>();
    for (var isFilled : List.of(false, true)) {
      template.sheets().stream()
          .filter(sheet -> Placeholder.in(sheet.name()).isEmpty() != isFilled)
          .forEach(sheet -> first.put(sheet.index(), names.take(values.fill(sheet.name()))));
    }
    return first;
  }

  private static PlannedSheet plan(
      TemplateSheet sheet,
      String name,
      SheetNameFactory names,
      Map<String, ReportSheet> tables,
      int maxRows) {
    var sample = sheet.sample();
    if (sample == null) {
      return new PlannedSheet(sheet, List.of(name), 0, maxRows, Map.of());
    }
    var used = new HashMap<String, ReportSheet>();
    long rowCount = 0;
    for (var table : sample.placeholderGroups()) {
      var found = tables.get(table);
      if (found != null) {
        used.put(table, found);
        rowCount = Math.max(rowCount, found.rowCount());
      }
    }
    var fitting = maxRows - sample.row();
    var all = new ArrayList<>(List.of(name));
    for (var rest = rowCount - fitting; rest > 0; rest -= fitting) {
      all.add(names.take(name));
    }
    return new PlannedSheet(sheet, List.copyOf(all), rowCount, fitting, Map.copyOf(used));
  }

  /**
   * Returns for each cell of a sample row the index of its table column; -1 if no column fills the
   * cell.
   */
  static int[] columnsOf(@Nullable SampleRow sample, Map<String, ReportSheet> tables) {
    return sample == null
        ? new int[0]
        : sample.cells().stream().mapToInt(cell -> columnOf(cell, tables)).toArray();
  }

  private static int columnOf(SampleCell cell, Map<String, ReportSheet> tables) {
    var placeholder = cell.placeholder();
    if (placeholder == null) {
      return -1;
    }
    var table = tables.get(placeholder.group());
    return table == null
        ? -1
        : table.columns().stream().map(ReportColumn::name).toList().indexOf(placeholder.name());
  }
}
