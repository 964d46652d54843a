package io.insula.analytics.internal.folding;

import io.insula.kernel.base.time.EpochMicroseconds;
import java.time.Instant;
import java.util.Collection;

/**
 * The page views of some fingerprints in a period.
 *
 * @param from the first time of the period
 * @param until the last time of the period, inclusive
 */
public record PageviewRange(Collection<String> fingerprints, Instant from, Instant until) {
  /** A time before all page views, which begin in 1970. PostgreSQL can store this time. */
  static final Instant EARLIEST = Instant.parse("-4000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("+200000-01-01T00:00:00Z");

  /** Returns all page views of some fingerprints. */
  public static PageviewRange all(Collection<String> fingerprints) {
    return new PageviewRange(fingerprints, EARLIEST, LATEST);
  }

  long fromMicroseconds() {
    return EpochMicroseconds.of(from);
  }

  long untilMicroseconds() {
    return EpochMicroseconds.of(until);
  }
}
