package io.insula.analytics.internal.journeys;

import io.insula.kernel.base.time.Microseconds;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A compact list of times. */
final class TimestampList {
  private final long[] microseconds;

  /**
   * @param places in any order
   */
  TimestampList(List<RowPosition> places) {
    this.microseconds =
        places.stream().mapToLong(place -> Microseconds.of(place.at())).sorted().toArray();
  }

  /** Returns how many times are at or before a time. */
  int countUntil(Instant at) {
    var index = Arrays.binarySearch(microseconds, Microseconds.of(at) + 1);
    if (index < 0) {
      return -index - 1;
    }
    while (index > 0 && microseconds[index - 1] == microseconds[index]) {
      index--;
    }
    return index;
  }
}
