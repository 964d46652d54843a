package io.insula.cycles.internal.pabulib;

import java.util.List;

/**
 * The cells of one row, without spaces around them.
 *
 * @param line the line on which the row begins
 * @param columns the column in which each cell begins, from 1
 * @param isWhole whether the row ends with a newline
 */
record Row(int line, List<String> cells, List<Integer> columns, boolean isWhole) {
  /** Returns a cell; empty if the row has no such cell. */
  String cell(int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  PlaceInFile place(int index) {
    return new PlaceInFile(line, index >= 0 && index < columns.size() ? columns.get(index) : 1);
  }

  /**
   * Returns the place of a character in a cell. The column is approximate if the cell is quoted and
   * has quotes or newlines before the character.
   */
  PlaceInFile place(int index, int offset) {
    return new PlaceInFile(line, place(index).column() + offset);
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** Whether all cells after an index are empty. */
  boolean isEmptyBehind(int index) {
    return cells.stream().skip(index + 1L).allMatch(String::isEmpty);
  }
}
