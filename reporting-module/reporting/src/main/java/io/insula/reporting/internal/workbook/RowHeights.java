package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleRow;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Computes the heights of rows whose texts wrap. Some office programs do not compute them, and
 * would show only the first line.
 */
final class RowHeights {
  private static final float POINTS_PER_LINE = 13;
  private static final int MAX_LINES = 31;

  /**
   * The width of an average character, in the units of a column's width. A digit is 256 units wide,
   * and a letter is narrower on average.
   */
  private static final double UNITS_PER_CHARACTER = 256 / 1.1;

  private static final int FIRST_WIDE = 0x2E80;

  private final float fixed;

  /** The widths of columns in characters; 0 for columns whose texts do not wrap. */
  private final double[] widths;

  RowHeights(XSSFWorkbook workbook, Sheet sheet, SampleRow sample) {
    fixed = sample.height();
    widths =
        sample.cells().stream()
            .mapToDouble(
                cell ->
                    workbook.getCellStyleAt(cell.style()).getWrapText()
                        ? sheet.getColumnWidth(cell.column()) / UNITS_PER_CHARACTER
                        : 0)
            .toArray();
  }

  /** Returns the height in points; negative for the default of the sheet. */
  float of(@Nullable Object[] values) {
    if (fixed >= 0) {
      return fixed;
    }
    var lines = 1;
    for (int i = 0; i < values.length; i++) {
      if (widths[i] > 0 && values[i] instanceof String text) {
        lines = Math.max(lines, lines(text, widths[i]));
      }
    }
    return lines == 1 ? -1 : Math.min(lines, MAX_LINES) * POINTS_PER_LINE;
  }

  private static int lines(String text, double width) {
    return text.lines().mapToInt(line -> (int) Math.ceil(width(line) / width)).sum();
  }

  private static int width(String line) {
    return line.codePoints().map(each -> each < FIRST_WIDE ? 1 : 2).sum();
  }
}
