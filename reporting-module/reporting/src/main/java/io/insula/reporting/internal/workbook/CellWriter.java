package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Writes values into cells. */
final class CellWriter {
  private final CellStyles styles;
  private final boolean uses1904Dates;

  CellWriter(CellStyles styles, boolean uses1904Dates) {
    this.styles = styles;
    this.uses1904Dates = uses1904Dates;
  }

  /**
   * Writes a value.
   *
   * @param style the style of the cell in the template
   * @throws ReportFailedException if the escaped text is too long for a cell
   */
  void fill(Cell cell, int style, @Nullable Object value) {
    var content = CellContent.of(value, uses1904Dates);
    cell.setCellStyle(styles.of(style, content));
    switch (content) {
      case CellContent.Empty _ -> {}
      case CellContent.Text(var text) -> cell.setCellValue(fitting(cell, text));
      case CellContent.LongNumber(var text) -> cell.setCellValue(text);
      case CellContent.Decimal(var number) -> cell.setCellValue(number.doubleValue());
      case CellContent.Flag(var flag) -> cell.setCellValue(flag);
      case CellContent.Moment(var serial) -> cell.setCellValue(serial);
    }
  }

  private static String fitting(Cell cell, String text) {
    var escaped = CellTextCleaner.escaped(text);
    if (escaped.length() > CellTextCleaner.MAX_LENGTH) {
      throw new ReportFailedException(
          String.format(
              Locale.ROOT,
              "The text in row %d, column %s of the sheet %s has %,d characters%s, and a cell of a"
                  + " workbook holds %,d. Shorten it, then request the report again.",
              cell.getRowIndex() + 1,
              CellReference.convertNumToColString(cell.getColumnIndex()),
              cell.getSheet().getSheetName(),
              escaped.length(),
              escaped.equals(text) ? "" : " (where each part such as _x0041_ counts 6 more)",
              CellTextCleaner.MAX_LENGTH),
          false,
          null);
    }
    return escaped;
  }
}
