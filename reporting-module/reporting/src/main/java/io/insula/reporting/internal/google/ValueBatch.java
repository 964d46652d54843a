package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.util.List;

/**
 * Blocks of values that one request writes.
 *
 * @param blocks each of one tab
 */
record ValueBatch(List<Block> blocks) {
  ValueBatch {
    blocks = List.copyOf(blocks);
  }

  /** The blocks as Google takes them. */
  List<ValueRange> ranges() {
    return blocks.stream()
        .map(block -> new ValueRange().setRange(block.range(block.title())).setValues(block.rows()))
        .toList();
  }

  /**
   * Rows below each other.
   *
   * @param title of the tab
   * @param sheet the name of the sheet
   * @param firstRow from 1
   * @param columns how many the tab has
   * @param rows with a value for each column
   */
  record Block(String title, String sheet, long firstRow, int columns, List<List<Object>> rows) {
    private static final int LETTERS = 26;

    /** Where the block is in a tab, in A1 notation. */
    String range(String tab) {
      return "'%s'!A%d:%s%d"
          .formatted(
              tab.replace("'", "''"), firstRow, letters(columns), firstRow + rows.size() - 1);
    }

    private static String letters(int column) {
      var letters = new StringBuilder();
      for (var left = column; left > 0; left = (left - 1) / LETTERS) {
        letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
      }
      return letters.toString();
    }
  }
}
