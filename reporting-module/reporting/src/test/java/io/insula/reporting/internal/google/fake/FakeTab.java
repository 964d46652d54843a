package io.insula.reporting.internal.google.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tab of a spreadsheet, with its grid. Guarded by the lock of {@link FakeGoogle}. */
public final class FakeTab {
  private record Cell(int row, int column) {}

  /** The value of a cell with a formula, which Google would compute. */
  public record Formula(String text) {}

  final int id;
  String title;
  boolean hidden;
  int rows;
  int columns;
  int frozenRows;
  private final Map<Cell, Object> values = new HashMap<>();
  private final Map<Cell, String> formats = new HashMap<>();

  FakeTab(int id, String title, int rows, int columns) {
    this.id = id;
    this.title = title;
    this.rows = rows;
    this.columns = columns;
  }

  FakeTab copy() {
    var copy = new FakeTab(id, title, rows, columns);
    copy.hidden = hidden;
    copy.frozenRows = frozenRows;
    copy.values.putAll(values);
    copy.formats.putAll(formats);
    return copy;
  }

  @Nullable Object get(int row, int column) {
    return values.get(new Cell(row, column));
  }

  void set(int row, int column, @Nullable Object value) {
    if (value == null || value.equals("")) {
      values.remove(new Cell(row, column));
    } else {
      values.put(new Cell(row, column), value);
    }
  }

  @Nullable String format(int row, int column) {
    return formats.get(new Cell(row, column));
  }

  void format(int row, int column, @Nullable String format) {
    if (format == null) {
      formats.remove(new Cell(row, column));
    } else {
      formats.put(new Cell(row, column), format);
    }
  }

  void resize(int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    values.keySet().removeIf(cell -> cell.row() >= rows || cell.column() >= columns);
    formats.keySet().removeIf(cell -> cell.row() >= rows || cell.column() >= columns);
  }

  void clear() {
    values.clear();
  }

  /**
   * Returns the values of a range, without empty cells at the end of rows and empty rows at the
   * end.
   */
  List<List<Object>> read(int firstRow, int endRow, int firstColumn, int endColumn) {
    var read = new ArrayList<List<Object>>();
    for (var row = firstRow; row < Math.min(endRow, rows); row++) {
      var line = new ArrayList<Object>();
      for (var column = firstColumn; column < Math.min(endColumn, columns); column++) {
        var value = get(row, column);
        line.add(value == null ? "" : value);
      }
      while (!line.isEmpty() && line.getLast().equals("")) {
        line.removeLast();
      }
      read.add(line);
    }
    while (!read.isEmpty() && read.getLast().isEmpty()) {
      read.removeLast();
    }
    return read;
  }
}
