package io.insula.reporting.internal.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Stretches the references to sample rows in formulas, names, filters, conditional formats and
 * charts. A stretched reference covers all rows that replace the sample row.
 */
final class RangeStretching {
  private final XSSFWorkbook workbook;
  private final CellRangeRewriter ranges;

  RangeStretching(XSSFWorkbook workbook, CellRangeRewriter ranges) {
    this.workbook = workbook;
    this.ranges = ranges;
  }

  void run(SingleValues values) {
    for (var name : workbook.getAllNames()) {
      var formula = name.getRefersToFormula();
      var stretched = formula == null ? null : ranges.stretch(formula, "");
      if (stretched != null && !stretched.equals(formula)) {
        name.setRefersToFormula(stretched);
      }
    }
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      var sheet = workbook.getSheetAt(i);
      stretchFilter(sheet);
      stretchFormats(sheet);
      stretchFormulas(sheet);
      for (var chart : ChartParts.of(sheet)) {
        stretch(sheet, chart, values);
      }
    }
  }

  private void stretchFilter(XSSFSheet sheet) {
    var worksheet = sheet.getCTWorksheet();
    if (worksheet.isSetAutoFilter()) {
      var filter = worksheet.getAutoFilter();
      filter.setRef(ranges.stretch(filter.getRef(), sheet.getSheetName()));
    }
  }

  private void stretchFormats(XSSFSheet sheet) {
    for (var each : sheet.getCTWorksheet().getConditionalFormattingArray()) {
      each.setSqref(
          ((List<?>) each.getSqref())
              .stream()
                  .map(range -> ranges.stretch(range.toString(), sheet.getSheetName()))
                  .toList());
    }
  }

  private void stretchFormulas(XSSFSheet sheet) {
    for (var row : sheet) {
      for (var cell : row) {
        if (cell.getCellType() == CellType.FORMULA) {
          var stretched = ranges.stretch(cell.getCellFormula(), sheet.getSheetName());
          if (!stretched.equals(cell.getCellFormula())) {
            cell.setCellFormula(stretched);
          }
          workbook.setForceFormulaRecalculation(true);
        }
      }
    }
  }

  /** Stretches the ranges of a chart. Replaces a chart without data by a sentence. */
  private void stretch(XSSFSheet sheet, XSSFChart chart, SingleValues values) {
    ChartParts.replaceTitles(chart, values::fill);
    if (ChartParts.ranges(chart).stream().anyMatch(ranges::isEmpty)) {
      var title = ChartParts.title(chart);
      ChartParts.remove(sheet.getDrawingPatriarch(), chart)
          .ifPresent(place -> write(sheet, place, "Nothing to show yet: " + title));
      return;
    }
    ChartParts.replaceRanges(chart, range -> ranges.stretch(range, sheet.getSheetName()));
  }

  private void write(XSSFSheet sheet, CellAddress place, String text) {
    var row = sheet.getRow(place.getRow());
    row = row == null ? sheet.createRow(place.getRow()) : row;
    var cell = row.getCell(place.getColumn());
    if (cell == null || cell.getCellType() == CellType.BLANK) {
      var style = workbook.createCellStyle();
      var font = workbook.createFont();
      font.setFontName(workbook.getFontAt(0).getFontName());
      font.setFontHeight(workbook.getFontAt(0).getFontHeight());
      font.setItalic(true);
      style.setFont(font);
      cell = row.createCell(place.getColumn());
      cell.setCellStyle(style);
      cell.setCellValue(text);
    }
  }
}
