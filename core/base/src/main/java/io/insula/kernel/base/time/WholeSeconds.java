package io.insula.kernel.base.time;

import java.time.Duration;

/** Converts durations to whole seconds. */
public final class WholeSeconds {
  private static final int NANOS_BELOW_A_SECOND = 999_999_999;

  private WholeSeconds() {}

  /**
   * Returns a duration of 0 or more in seconds, rounded up, so that the duration has passed after
   * this number of seconds.
   */
  public static long roundedUp(Duration time) {
    return time.plusNanos(NANOS_BELOW_A_SECOND).toSeconds();
  }
}
