package io.insula.reporting.internal.google;

import io.insula.reporting.internal.google.ValueBatch.Block;
import io.insula.reporting.internal.sheets.ReportColumn;
import io.insula.reporting.internal.sheets.ReportSheet;
import io.insula.reporting.internal.tickets.ReportFailedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Splits the values of sheets into batches below the 2 MB that Google recommends for a request. A
 * larger row gets its own batch. The split is deterministic.
 */
final class ValueBatchSplitter {
  private static final long MAX_BYTES = 1_500_000;

  private final Consumer<ValueBatch> receiver;
  private final List<Block> blocks = new ArrayList<>();
  private long bytes;

  private ValueBatchSplitter(Consumer<ValueBatch> receiver) {
    this.receiver = receiver;
  }

  /**
   * Passes all values of sheets, headings included, to a receiver.
   *
   * @throws ReportFailedException if the number of rows of a sheet differs from its declared number
   */
  static void forEach(List<StagedSheet> sheets, Consumer<ValueBatch> receiver) {
    var batches = new ValueBatchSplitter(receiver);
    sheets.forEach(batches::add);
    batches.flush();
  }

  private void add(StagedSheet staged) {
    var sheet = staged.sheet();
    var row = 1L;
    var rows = new ArrayList<List<Object>>();
    try (var values = sheet.rows().get()) {
      for (var each = withHeading(sheet, values); each.hasNext(); row++) {
        var cells = each.next().stream().map(GoogleCellConverter::of).toList();
        var size = sizeOf(cells);
        if (bytes + size > MAX_BYTES && bytes > 0) {
          close(staged, row, rows);
          flush();
        }
        rows.add(cells);
        bytes += size;
      }
    }
    close(staged, row, rows);
    if (row - 2 != sheet.rowCount()) {
      throw new ReportFailedException(
          "The sheet \"%s\" has %d rows instead of %d; the data of the cycle changed meanwhile."
              .formatted(sheet.name(), row - 2, sheet.rowCount()),
          true,
          null);
    }
  }

  private static Iterator<List<@Nullable Object>> withHeading(
      ReportSheet sheet, Stream<List<@Nullable Object>> rows) {
    List<@Nullable Object> heading = new ArrayList<>();
    sheet.columns().stream().map(ReportColumn::heading).forEach(heading::add);
    return Stream.concat(Stream.of(heading), rows).iterator();
  }

  /**
   * @param next the number of the row after the block; the first row of a tab has the number 1
   */
  private void close(StagedSheet staged, long next, List<List<Object>> rows) {
    if (!rows.isEmpty()) {
      blocks.add(
          new Block(
              staged.tab().title(),
              staged.sheet().name(),
              next - rows.size(),
              staged.sheet().columns().size(),
              List.copyOf(rows)));
      rows.clear();
    }
  }

  private void flush() {
    if (!blocks.isEmpty()) {
      receiver.accept(new ValueBatch(blocks));
      blocks.clear();
      bytes = 0;
    }
  }

  private static long sizeOf(List<Object> cells) {
    return cells.stream().mapToLong(cell -> JsonSize.of(cell.toString())).sum();
  }
}
