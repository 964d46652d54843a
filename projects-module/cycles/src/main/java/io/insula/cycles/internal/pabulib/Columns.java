package io.insula.cycles.internal.pabulib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns of one section of a file in Pabulib's format, found by the names in its header. */
final class Columns {
  private static final int MAX_COLUMNS = 200;

  private final Row header;
  private final List<String> names;

  /**
   * @throws PabulibException if there are too many columns or a name occurs twice
   */
  Columns(Row header) {
    this.header = header;
    if (header.cells().size() > MAX_COLUMNS) {
      throw header.place(MAX_COLUMNS).error("file", "has more than " + MAX_COLUMNS + " columns");
    }
    names = header.cells().stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    var seen = new HashSet<String>();
    for (var i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        throw header.place(i).error(header.cell(i), "is the name of two columns");
      }
    }
  }

  /** Returns the number of columns. */
  int count() {
    return names.size();
  }

  /** Returns the index of the column with one of these names; -1 if there is none. */
  int find(String... either) {
    for (var name : either) {
      if (names.contains(name)) {
        return names.indexOf(name);
      }
    }
    return -1;
  }

  /**
   * Returns the index of the column with this name.
   *
   * @throws PabulibException if there is none
   */
  int require(String name, String section) {
    var index = find(name);
    if (index < 0) {
      throw header
          .place(0)
          .error(name, "is missing: the section " + section + " must have this column");
    }
    return index;
  }

  /** Returns the indexes of the columns that have a name and are not in {@code known}. */
  List<Integer> others(Set<Integer> known) {
    return IntStream.range(0, names.size())
        .boxed()
        .filter(index -> !known.contains(index) && !names.get(index).isEmpty())
        .toList();
  }

  /** Returns the names of columns as the file spells them. */
  List<String> names(List<Integer> indexes) {
    return indexes.stream().map(header::cell).toList();
  }

  /** Returns the cells of a row in these columns. */
  static List<String> cells(Row row, List<Integer> indexes) {
    var cells = new ArrayList<String>(indexes.size());
    for (var index : indexes) {
      cells.add(row.cell(index));
    }
    return cells;
  }
}
