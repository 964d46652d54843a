package io.insula.reporting.internal.google;

import com.google.api.services.sheets.v4.model.ValueRange;
import java.util.List;

/**
 * Blocks of values that one request writes.
 *
 * @param blocks the blocks, each in one tab
 */
record ValueBatch(List<Block> blocks) {
  ValueBatch {
    blocks = List.copyOf(blocks);
  }

  /** Returns the blocks in Google's form. */
  List<ValueRange> ranges() {
    return blocks.stream()
        .map(block -> new ValueRange().setRange(block.range(block.title())).setValues(block.rows()))
        .toList();
  }

  /**
   * A block of consecutive rows.
   *
   * @param title the title of the tab
   * @param firstRow the number of the first row, from 1
   * @param columns how many columns the tab has
   * @param rows the rows, with a value for each column
   */
  record Block(String title, String sheet, long firstRow, int columns, List<List<Object>> rows) {
    private static final int LETTERS = 26;

    /** Returns the range of the block in a tab, in A1 notation. */
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
