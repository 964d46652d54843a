package io.insula.analytics.internal.journeys;

import java.time.Instant;
import java.util.Comparator;

/**
 * The position of a raw row: by time, then by number. A late row has a high number and an early
 * time.
 *
 * @param at the time of the row, to the microsecond
 */
public record RowPosition(Instant at, long number) implements Comparable<RowPosition> {
  private static final Comparator<RowPosition> ORDER =
      Comparator.comparing(RowPosition::at).thenComparingLong(RowPosition::number);

  @Override
  public int compareTo(RowPosition other) {
    return ORDER.compare(this, other);
  }
}
