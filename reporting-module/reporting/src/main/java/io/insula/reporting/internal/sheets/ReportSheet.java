package io.insula.reporting.internal.sheets;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a report. A value of a row is a text, a {@link Long} or {@link Integer}, a {@link
 * java.math.BigDecimal}, a {@link Boolean}, an {@link java.time.Instant}, or null.
 *
 * @param name the name in routes, files and templates, for instance {@code results}
 * @param columns the columns from left to right
 * @param rowCount the number of rows below the heading
 * @param rows opens a new stream of all rows; each row has one value for each column
 */
public record ReportSheet(
    String name,
    List<ReportColumn> columns,
    long rowCount,
    Supplier<Stream<List<@Nullable Object>>> rows) {
  public ReportSheet {
    columns = List.copyOf(columns);
  }
}
