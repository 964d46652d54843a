package io.insula.cycles.internal.cycle;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The location of a proposal. Values that are not stated are null.
 *
 * @param place in words
 * @param latitude in degrees
 * @param longitude in degrees
 */
public record Location(
    @Nullable String place, @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {
  /** Whether any value is stated. */
  public boolean isKnown() {
    return place != null || latitude != null || longitude != null;
  }

  /** Returns this location with missing values filled from the cells of a file. */
  public Location orOf(ImportedLocationReader columns, List<String> cells) {
    return new Location(
        place == null ? columns.place(cells) : place,
        latitude == null ? columns.latitude(cells) : latitude,
        longitude == null ? columns.longitude(cells) : longitude);
  }
}
