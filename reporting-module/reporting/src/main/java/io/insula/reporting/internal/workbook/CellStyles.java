package io.insula.reporting.internal.workbook;

import io.insula.kernel.base.text.CsvFormulaEscaper;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The styles of a template, and derived styles, for instance for a time in a cell without a time
 * format.
 */
final class CellStyles {
  private static final String TIME_FORMAT = "yyyy-mm-dd hh:mm:ss";

  private final XSSFWorkbook workbook;
  private final Map<Variant, CellStyle> variants = new HashMap<>();

  CellStyles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  private enum Change {
    QUOTED,
    RIGHT,
    TIME,
    NONE
  }

  private record Variant(int style, Change change) {}

  /** Returns the style for a content in a cell with a given style. */
  CellStyle of(int style, CellContent content) {
    var base = workbook.getCellStyleAt(style);
    return variants.computeIfAbsent(new Variant(style, change(base, content)), this::make);
  }

  private static Change change(CellStyle base, CellContent content) {
    return switch (content) {
      case CellContent.Text(var text) when CsvFormulaEscaper.isFormula(text) -> Change.QUOTED;
      case CellContent.LongNumber _ -> Change.RIGHT;
      case CellContent.Moment _
          when !DateUtil.isADateFormat(base.getDataFormat(), base.getDataFormatString()) ->
          Change.TIME;
      default -> Change.NONE;
    };
  }

  private CellStyle make(Variant variant) {
    var base = workbook.getCellStyleAt(variant.style());
    if (variant.change() == Change.NONE) {
      return base;
    }
    var changed = workbook.createCellStyle();
    changed.cloneStyleFrom(base);
    switch (variant.change()) {
      case QUOTED -> changed.setQuotePrefixed(true);
      case RIGHT -> changed.setAlignment(HorizontalAlignment.RIGHT);
      case TIME -> changed.setDataFormat(workbook.createDataFormat().getFormat(TIME_FORMAT));
      case NONE -> {}
    }
    return changed;
  }
}
