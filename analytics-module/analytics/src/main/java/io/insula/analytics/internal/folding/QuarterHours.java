package io.insula.analytics.internal.folding;

import java.time.Duration;
import java.time.Instant;

/**
 * Quarters of an hour, numbered from 1970 on. In all present time zones, a day begins when a
 * quarter begins. So the sum of a day is the total of the sums of its quarters.
 */
public final class QuarterHours {
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /**
   * The longest gap between two page views that is stored, in quarters of an hour. A longer gap is
   * stored as {@value}, and so is the gap before a first page view. No day has so many quarters:
   * the longest day had 27 hours, because a time zone set its clocks back by three hours.
   */
  static final int MANY = 200;

  private QuarterHours() {}

  /** Returns the quarter that contains a time. */
  public static int of(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), LENGTH.toSeconds()));
  }

  /** Returns the time at which a quarter begins. */
  public static Instant startOf(int slot) {
    return Instant.ofEpochSecond(slot * LENGTH.toSeconds());
  }
}
