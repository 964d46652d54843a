package io.insula.reporting.internal.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template that was read and is valid.
 *
 * @param file the workbook
 * @param uses1904Dates whether the workbook counts its days from 1904
 */
record WorkbookTemplate(byte[] file, boolean uses1904Dates, List<TemplateSheet> sheets) {
  /**
   * A sheet of a template.
   *
   * @param name the name, which can contain placeholders
   * @param cells the texts with placeholders for single values
   * @param sample the sample row of the tables in the sheet; null if the sheet has no table
   */
  record TemplateSheet(int index, String name, List<TextCell> cells, @Nullable SampleRow sample) {}

  /** A cell whose text contains placeholders for single values. Rows and columns count from 0. */
  record TextCell(int row, int column, String text) {}

  /**
   * The sample row of a sheet. The row stands for all rows of a table, or of several tables next to
   * each other.
   *
   * @param row the number of the row, from 0
   * @param height the height in points; negative for the default of the sheet
   */
  record SampleRow(int row, float height, List<SampleCell> cells) {
    /** Returns the groups of the placeholders in this row. */
    List<String> placeholderGroups() {
      return cells.stream()
          .map(SampleCell::placeholder)
          .filter(each -> each != null)
          .map(Placeholder::group)
          .distinct()
          .toList();
    }
  }

  /**
   * A cell of a sample row.
   *
   * @param style the number of the style in the workbook
   * @param placeholder the placeholder in the cell; null for a cell that has only a style
   */
  record SampleCell(int column, int style, @Nullable Placeholder placeholder) {}
}
