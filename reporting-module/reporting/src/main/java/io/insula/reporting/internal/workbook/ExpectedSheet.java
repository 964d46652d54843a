package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.tickets.ReportFailedException;
import io.insula.reporting.internal.workbook.WorkbookPlan.PlannedSheet;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.util.CellAddress;
import org.jspecify.annotations.Nullable;

/**
 * The contents that a sheet of a written workbook must have. Each row that is read from the file is
 * compared with the next expected row.
 */
final class ExpectedSheet {
  private final String name;
  private final int firstRow;
  private final int rowCount;
  private final PlannedSheet planned;
  private final SheetRowReader rows;
  private final boolean uses1904Dates;
  private final Map<CellAddress, Object> singles = new HashMap<>();
  private final Map<Integer, Object> row = new HashMap<>();
  private int currentRow;
  private int rowsRead;

  /**
   * @param part the number of this sheet, from 0, among the sheets that share {@code rows}
   * @param rows the shared reader; its next row is the first row of this sheet
   */
  ExpectedSheet(
      String name,
      PlannedSheet planned,
      int part,
      SheetRowReader rows,
      SingleValues values,
      boolean uses1904Dates) {
    this.name = name;
    this.planned = planned;
    this.rows = rows;
    this.uses1904Dates = uses1904Dates;
    var sample = planned.template().sample();
    firstRow = sample == null ? Integer.MAX_VALUE : sample.row();
    rowCount = planned.rowsOf(part);
    for (var cell : planned.template().cells()) {
      singles.put(
          new CellAddress(cell.row(), cell.column()), TemplateCellFiller.valueOf(cell, values));
    }
  }

  void startRow(int number) {
    currentRow = number;
    if (number < firstRow) {
      return;
    }
    if (number != firstRow + rowsRead || !rows.hasNext() || rowsRead == rowCount) {
      throw different("The sheet " + name + " has the unexpected row " + (number + 1) + ".");
    }
    rowsRead++;
    var values = rows.next();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        row.put(
            Objects.requireNonNull(planned.template().sample()).cells().get(i).column(),
            Objects.requireNonNull(values[i]));
      }
    }
  }

  void cell(int rowNumber, int column, @Nullable Object found) {
    var address = new CellAddress(rowNumber, column);
    if (rowNumber >= firstRow) {
      compare(address, row.remove(column), found);
    } else if (singles.containsKey(address)) {
      compare(address, singles.remove(address), found);
    }
  }

  void endRow() {
    if (currentRow >= firstRow) {
      row.forEach((column, value) -> compare(new CellAddress(currentRow, column), value, null));
      row.clear();
    }
  }

  /** Checks that no row and no single value is missing. */
  void end() {
    singles.forEach((address, value) -> compare(address, value, null));
    if (rowsRead != rowCount) {
      throw different(
          "The sheet %s has %d rows, but the report has %d rows."
              .formatted(name, rowsRead, rowCount));
    }
  }

  private void compare(CellAddress address, @Nullable Object expected, @Nullable Object found) {
    var content = CellContent.of(expected, uses1904Dates);
    var same =
        switch (content) {
          case CellContent.Empty _ -> found == null;
          case CellContent.Text(var text) -> text.equals(found);
          case CellContent.LongNumber(var text) -> text.equals(found);
          case CellContent.Flag(var flag) -> Boolean.valueOf(flag).equals(found);
          case CellContent.Moment(var serial) -> Double.valueOf(serial).equals(found);
          case CellContent.Decimal(var number) ->
              found instanceof Double it && new BigDecimal(it.toString()).compareTo(number) == 0;
        };
    if (!same) {
      throw different(
          "Cell "
              + address.formatAsString()
              + " of the sheet "
              + name
              + " differs from the report.");
    }
  }

  static ReportFailedException different(String what) {
    return new ReportFailedException(
        "The workbook was written, but its contents differ from the report. " + what, true, null);
  }
}
