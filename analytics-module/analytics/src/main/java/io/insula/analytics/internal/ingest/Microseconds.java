package io.insula.analytics.internal.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as whole microseconds since 1970, the resolution of PostgreSQL's timestamps. */
final class Microseconds {
  private Microseconds() {}

  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
