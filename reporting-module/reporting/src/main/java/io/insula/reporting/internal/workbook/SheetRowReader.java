package io.insula.reporting.internal.workbook;

import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleCell;
import io.insula.reporting.internal.workbook.WorkbookTemplate.SampleRow;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a {@link WorkbookPlan.PlannedSheet}. If several tables are next to each other,
 * a row has the values of all these tables.
 */
final class SheetRowReader implements AutoCloseable {
  private final List<SampleCell> cells;
  private final int[] columns;
  private final Map<String, Stream<List<@Nullable Object>>> streams = new HashMap<>();
  private final Map<String, Iterator<List<@Nullable Object>>> rows = new HashMap<>();

  SheetRowReader(@Nullable SampleRow sample, Map<String, ReportSheet> tables) {
    cells = sample == null ? List.of() : sample.cells();
    columns = WorkbookPlan.columnsOf(sample, tables);
    tables.forEach(
        (name, table) -> {
          var stream = table.rows().get();
          streams.put(name, stream);
          rows.put(name, stream.iterator());
        });
  }

  boolean hasNext() {
    return rows.values().stream().anyMatch(Iterator::hasNext);
  }

  /** Returns the next row: a value for each cell of the sample row. */
  @Nullable Object[] next() {
    var current = new HashMap<String, List<@Nullable Object>>();
    rows.forEach(
        (name, its) -> {
          if (its.hasNext()) {
            current.put(name, its.next());
          }
        });
    var values = new @Nullable Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      if (columns[i] >= 0) {
        var table = Objects.requireNonNull(cells.get(i).placeholder()).group();
        var row = current.get(table);
        values[i] = row == null ? null : row.get(columns[i]);
      }
    }
    return values;
  }

  @Override
  public void close() {
    streams.values().forEach(Stream::close);
  }
}
