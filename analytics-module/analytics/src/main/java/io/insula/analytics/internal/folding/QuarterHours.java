package io.insula.analytics.internal.folding;

import java.time.Duration;
import java.time.Instant;

/**
 * Quarters of an hour, numbered from 1970 on. A day consists of whole quarters in all present time
 * zones.
 */
public final class QuarterHours {
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /**
   * The longest stored gap between two page views, in quarters of an hour. A first page view also
   * has this gap. No day has so many quarters.
   */
  static final int MAX_GAP = 200;

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
