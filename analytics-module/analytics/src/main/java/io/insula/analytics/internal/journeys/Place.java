package io.insula.analytics.internal.journeys;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a raw row stands among the others: by its time and, at the same time, by its number. Late
 * arrivals have a high number and an early time.
 *
 * @param at to the microsecond
 */
public record Place(Instant at, long number) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::at).thenComparingLong(Place::number);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
