package io.insula.kernel.base.time;

import java.time.Instant;

/**
 * Converts instants to and from whole microseconds since 1970, the resolution of PostgreSQL's
 * {@code timestamptz}.
 */
public final class EpochMicroseconds {
  private static final long MICROSECONDS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICROSECOND = 1_000;

  private EpochMicroseconds() {}

  /**
   * Returns the microseconds from 1970 to an instant, rounded down: one nanosecond before 1970 is
   * -1.
   */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROSECONDS_PER_SECOND),
        instant.getNano() / NANOS_PER_MICROSECOND);
  }

  public static Instant toInstant(long microseconds) {
    return Instant.ofEpochSecond(
        Math.floorDiv(microseconds, MICROSECONDS_PER_SECOND),
        Math.floorMod(microseconds, MICROSECONDS_PER_SECOND) * (long) NANOS_PER_MICROSECOND);
  }
}
