package io.insula.cycles.internal.snapshot;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds where a proposal is, among the cells of a file that are kept as they came. */
final class PlaceCells {
  private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
  private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);

  /** More characters are no place on Earth. */
  private static final int MAX_LENGTH = 40;

  private final List<String> columns;

  /**
   * @param columns the names of the cells
   */
  PlaceCells(List<String> columns) {
    this.columns = columns;
  }

  @Nullable String place(List<String> cells) {
    var neighborhood = cell(cells, "neighborhood");
    return neighborhood == null ? cell(cells, "district") : neighborhood;
  }

  @Nullable BigDecimal latitude(List<String> cells) {
    return degrees(cell(cells, "latitude"), MAX_LATITUDE);
  }

  @Nullable BigDecimal longitude(List<String> cells) {
    return degrees(cell(cells, "longitude"), MAX_LONGITUDE);
  }

  private @Nullable String cell(List<String> cells, String name) {
    return IntStream.range(0, Math.min(columns.size(), cells.size()))
        .filter(i -> columns.get(i).equalsIgnoreCase(name) && !cells.get(i).isBlank())
        .mapToObj(cells::get)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable BigDecimal degrees(@Nullable String text, BigDecimal max) {
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      var degrees = new BigDecimal(text.strip().replace(',', '.'));
      return degrees.abs().compareTo(max) <= 0 ? degrees : null;
    } catch (NumberFormatException _) {
      return null; // A cell that no rule of the format binds: the place is not known.
    }
  }
}
