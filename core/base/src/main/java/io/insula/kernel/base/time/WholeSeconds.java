package io.insula.kernel.base.time;

import java.time.Duration;

/** Converts durations to whole seconds. */
public final class WholeSeconds {
  private static final int NANOS_BELOW_A_SECOND = 999_999_999;

  private WholeSeconds() {}

  /** Returns a duration of 0 or more in whole seconds, rounded up: 1.2 seconds become 2. */
  public static long roundedUp(Duration time) {
    return time.plusNanos(NANOS_BELOW_A_SECOND).toSeconds();
  }
}
