package io.insula.analytics.internal.folding;

import java.time.Duration;
import java.time.Instant;

/** Quarters of an hour since 1970. The days of all time zones in use begin with one. */
public final class QuarterHours {
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /** More than the longest day has: of 27 hours, where a zone went back by three. */
  static final int MANY = 200;

  private QuarterHours() {}

  /** The one in which a time lies. */
  public static int of(Instant at) {
    return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), LENGTH.toSeconds()));
  }

  /** The time with which one begins. */
  public static Instant startOf(int slot) {
    return Instant.ofEpochSecond(slot * LENGTH.toSeconds());
  }
}
