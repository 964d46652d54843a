package io.insula.reporting.internal.workbook;

import io.insula.kernel.base.CannotStartException;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleCell;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleRow;
import io.insula.reporting.internal.workbook.WorkbookTemplate.TemplateSheet;
import io.insula.reporting.internal.workbook.WorkbookTemplate.TextCell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Reads a sheet of a template. */
final class TemplateSheetReader {
  private final String place;
  private final PlaceholderCatalog names;
  private final XSSFSheet sheet;
  private final List<TextCell> cells = new ArrayList<>();
  private @Nullable Row sample;

  TemplateSheetReader(String place, PlaceholderCatalog names, XSSFSheet sheet) {
    this.place = place;
    this.names = names;
    this.sheet = sheet;
  }

  /**
   * @throws CannotStartException if the sheet cannot be filled
   */
  TemplateSheet read(int index) {
    checkSheet();
    for (var row : sheet) {
      for (var cell : row) {
        read(cell);
      }
    }
    return new TemplateSheet(
        index, sheet.getSheetName(), List.copyOf(cells), sample == null ? null : sample(sample));
  }

  private void checkSheet() {
    checkText("its name", sheet.getSheetName());
    if (!sheet.getTables().isEmpty()) {
      throw refused(
          "has a table (" + sheet.getTables().getFirst().getName() + "): use plain cells");
    }
    for (HeaderFooter each : List.of(sheet.getHeader(), sheet.getFooter())) {
      if (Stream.of(each.getLeft(), each.getCenter(), each.getRight())
          .anyMatch(Placeholder::isMeant)) {
        throw refused(
            "has a placeholder in its page header or footer: move the placeholder to a cell");
      }
    }
    for (var title : ChartParts.titles(sheet)) {
      checkText("the title of a chart", title);
    }
  }

  private void read(Cell cell) {
    if (sample != null && cell.getRowIndex() != sample.getRowNum() && hasContent(cell)) {
      throw refused(
          at(cell)
              + " is below the sample row "
              + (sample.getRowNum() + 1)
              + ": move totals to a row above the sample row");
    }
    if (cell.getCellType() != CellType.STRING) {
      return;
    }
    var text = cell.getStringCellValue();
    if (!Placeholder.isMeant(text)) {
      return;
    }
    var placeholders = checkKnown(at(cell), text);
    if (placeholders.stream().noneMatch(names::isOfTable)) {
      cells.add(new TextCell(cell.getRowIndex(), cell.getColumnIndex(), text));
      return;
    }
    if (!Placeholder.isAlone(text)) {
      throw refused(at(cell) + ": " + text + " must stand alone in its cell");
    }
    sample = cell.getRow();
  }

  private SampleRow sample(Row row) {
    var read = new ArrayList<SampleCell>();
    for (var cell : row) {
      var text = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
      if (hasContent(cell) && !Placeholder.isAlone(text)
          || cells.stream().anyMatch(each -> each.row() == row.getRowNum())) {
        throw refused(
            at(cell)
                + " is in the sample row, where only placeholders of tables may be: move the text"
                + " to a row above");
      }
      var placeholder = hasContent(cell) ? Placeholder.in(text).getFirst() : null;
      read.add(new SampleCell(cell.getColumnIndex(), cell.getCellStyle().getIndex(), placeholder));
    }
    if (sheet.getMergedRegions().stream().anyMatch(it -> it.containsRow(row.getRowNum()))) {
      throw refused(
          "has merged cells in its sample row " + (row.getRowNum() + 1) + ": split these cells");
    }
    return new SampleRow(
        row.getRowNum(),
        row.getHeight() < 0 || row.getHeightInPoints() == sheet.getDefaultRowHeightInPoints()
            ? -1
            : row.getHeightInPoints(),
        List.copyOf(read));
  }

  /** Requires that all placeholders in a text are complete and name single values. */
  private void checkText(String where, String text) {
    for (var placeholder : checkKnown(where, text)) {
      if (names.isOfTable(placeholder)) {
        throw refused(where + ": " + placeholder + " must stand in a cell");
      }
    }
  }

  private List<Placeholder> checkKnown(String where, String text) {
    var placeholders = Placeholder.in(text);
    for (var placeholder : placeholders) {
      if (!names.isSingle(placeholder) && !names.isOfTable(placeholder)) {
        throw refused(
            where
                + ": there is no placeholder "
                + placeholder
                + "; "
                + names.suggestions(placeholder));
      }
    }
    if (Placeholder.isMeant(Placeholder.remainder(text))) {
      throw refused(
          where + ": " + text + " contains an invalid placeholder; write it like {{cycle.name}}");
    }
    return placeholders;
  }

  private static boolean hasContent(Cell cell) {
    return cell.getCellType() != CellType.BLANK
        && !(cell.getCellType() == CellType.STRING && cell.getStringCellValue().isEmpty());
  }

  private static String at(Cell cell) {
    return "cell " + cell.getAddress().formatAsString();
  }

  private CannotStartException refused(String what) {
    return new CannotStartException(place + ", sheet " + sheet.getSheetName() + ", " + what);
  }
}
