package io.insula.reporting.internal.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of the shipped template: dark text, and pale colours that are also good in print. */
final class TemplateStyles {
  static final String TEXT = "@text";
  static final String GENERAL = "General";

  /** The format of booleans; without it, LibreOffice can show 1 and 0. */
  static final String FLAG = "\"TRUE\";\"TRUE\";\"FALSE\"";

  static final String ID = "0";
  static final String COUNT = "#,##0";
  static final String MONEY = "#,##0.00";
  static final String SIX_PLACES = "#,##0.000000";
  static final String SHARE = "0.0%";
  static final String TIME = "yyyy-mm-dd hh:mm";

  private static final String FONT = "Arial";
  private static final byte[] HEADING = {(byte) 0xD9, (byte) 0xE2, (byte) 0xF3};
  private static final byte[] LINE = {(byte) 0xBF, (byte) 0xBF, (byte) 0xBF};
  private static final byte[] DARK = {0x1F, 0x38, 0x64};

  private final XSSFWorkbook workbook;
  private final Map<String, XSSFCellStyle> values = new HashMap<>();

  TemplateStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    var normal = workbook.getFontAt(0);
    normal.setFontName(FONT);
    normal.setFontHeightInPoints((short) 10);
  }

  CellStyle title() {
    return style(font(16, true, DARK));
  }

  CellStyle note() {
    var font = font(9, false, new byte[] {0x40, 0x40, 0x40});
    font.setItalic(true);
    return style(font);
  }

  CellStyle section() {
    var style = style(font(11, true, DARK));
    style.setBorderBottom(BorderStyle.MEDIUM);
    style.setBottomBorderColor(new XSSFColor(DARK));
    return style;
  }

  CellStyle heading(boolean right) {
    var style = style(font(10, true, new byte[] {0, 0, 0}));
    style.setFillForegroundColor(new XSSFColor(HEADING));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setBorderBottom(BorderStyle.THIN);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setAlignment(right ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
    style.setIndention((short) (right ? 0 : 1));
    return style;
  }

  /** Returns the style of a value in a table. */
  CellStyle value(String format) {
    return values.computeIfAbsent(
        format,
        _ -> {
          var style = style(workbook.getFontAt(0));
          style.setVerticalAlignment(VerticalAlignment.TOP);
          style.setBorderBottom(BorderStyle.HAIR);
          style.setBottomBorderColor(new XSSFColor(LINE));
          if (format.equals(TEXT)) {
            style.setWrapText(true);
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
          } else {
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
          }
          return style;
        });
  }

  /** Returns the style of a value in the list of the overview, which is always aligned right. */
  CellStyle rightValue(String format) {
    var style = workbook.createCellStyle();
    style.cloneStyleFrom(value(format));
    style.setWrapText(false);
    style.setIndention((short) 0);
    style.setAlignment(HorizontalAlignment.RIGHT);
    return style;
  }

  private XSSFCellStyle style(XSSFFont font) {
    var style = workbook.createCellStyle();
    style.setFont(font);
    return style;
  }

  private XSSFFont font(int points, boolean bold, byte[] colour) {
    var font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    font.setColor(new XSSFColor(colour));
    return font;
  }
}
