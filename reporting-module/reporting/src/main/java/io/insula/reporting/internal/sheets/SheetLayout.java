package io.insula.reporting.internal.sheets;

import io.insula.api.Decimals;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a sheet: its columns, and the source of the values of each column.
 *
 * @param <R> the type from which a row is made
 */
final class SheetLayout<R> {
  private final String name;
  private final List<ReportColumn> columns = new ArrayList<>();
  private final List<Function<R, @Nullable Object>> values = new ArrayList<>();

  private SheetLayout(String name) {
    this.name = name;
  }

  static <R> SheetLayout<R> named(String name) {
    return new SheetLayout<>(name);
  }

  /** Adds a column at the right. */
  SheetLayout<R> with(
      Kind kind, String column, String heading, Function<R, @Nullable Object> value) {
    columns.add(new ReportColumn(column, heading, kind));
    values.add(value);
    return this;
  }

  String name() {
    return name;
  }

  /**
   * Returns the columns.
   *
   * @param currency the currency in the headings of amounts; null if it is unknown
   */
  List<ReportColumn> columns(@Nullable String currency) {
    return columns.stream()
        .map(
            column ->
                column.kind() == Kind.MONEY && currency != null
                    ? new ReportColumn(
                        column.name(), column.heading() + " (" + currency + ")", Kind.MONEY)
                    : column)
        .toList();
  }

  ReportSheet sheet(@Nullable String currency, Collection<R> rows) {
    return sheet(currency, rows.size(), rows::stream);
  }

  ReportSheet sheet(@Nullable String currency, long rowCount, Supplier<Stream<R>> rows) {
    return new ReportSheet(name, columns(currency), rowCount, () -> rows.get().map(this::row));
  }

  private List<@Nullable Object> row(R from) {
    var row = new ArrayList<@Nullable Object>(values.size());
    for (var value : values) {
      row.add(plain(value.apply(from)));
    }
    return row;
  }

  /** Gives equal numbers the same form. For instance, 1.50 becomes 1.5. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof BigDecimal number ? Decimals.plain(number) : value;
  }
}
