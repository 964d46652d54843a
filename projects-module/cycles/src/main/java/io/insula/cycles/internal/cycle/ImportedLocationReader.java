package io.insula.cycles.internal.cycle;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the location of a proposal in the additional columns of an imported file, for instance
 * {@code latitude}. The cells of these columns are stored unchanged.
 */
public final class ImportedLocationReader {
  private static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
  private static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);

  private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}([.][0-9]{1,30})?");

  private final List<String> columns;

  /**
   * @param columns the names of the columns to which the cells belong
   */
  public ImportedLocationReader(List<String> columns) {
    this.columns = columns;
  }

  public @Nullable String place(List<String> cells) {
    var neighborhood = cell(cells, "neighborhood");
    return neighborhood == null ? cell(cells, "district") : neighborhood;
  }

  public @Nullable BigDecimal latitude(List<String> cells) {
    return degrees(cell(cells, "latitude"), MAX_LATITUDE);
  }

  public @Nullable BigDecimal longitude(List<String> cells) {
    return degrees(cell(cells, "longitude"), MAX_LONGITUDE);
  }

  private @Nullable String cell(List<String> cells, String name) {
    return IntStream.range(0, Math.min(columns.size(), cells.size()))
        .filter(i -> columns.get(i).equalsIgnoreCase(name) && !cells.get(i).isBlank())
        .mapToObj(cells::get)
        .findFirst()
        .orElse(null);
  }

  /**
   * Parses the degrees in a cell. Returns null for an invalid coordinate, because the format has no
   * rule for such cells.
   */
  private static @Nullable BigDecimal degrees(@Nullable String text, BigDecimal max) {
    var number = text == null ? "" : text.strip().replace(',', '.');
    if (!DEGREES.matcher(number).matches()) {
      return null;
    }
    var degrees = new BigDecimal(number);
    return degrees.abs().compareTo(max) <= 0 ? degrees : null;
  }
}
