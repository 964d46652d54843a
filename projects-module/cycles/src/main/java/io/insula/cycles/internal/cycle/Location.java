package io.insula.cycles.internal.cycle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a proposal is.
 *
 * @param place in words; null if nobody said
 * @param latitude in degrees; null if nobody said
 * @param longitude in degrees; null if nobody said
 */
public record Location(
    @Nullable String place, @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
  /** Whether somebody said anything. */
  public boolean isKnown() {
    return place != null || latitude != null || longitude != null;
  }

  /** The same, with what is not known here taken from the cells of a file. */
  public Location orOf(PlaceCells columns, List<String> cells) {
    return new Location(
        place == null ? columns.place(cells) : place,
        latitude == null ? columns.latitude(cells) : latitude,
        longitude == null ? columns.longitude(cells) : longitude);
  }
}
