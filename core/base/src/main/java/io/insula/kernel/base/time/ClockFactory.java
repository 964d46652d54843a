package io.insula.kernel.base.time;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Makes the one clock of the server. */
@Factory
final class ClockFactory {
  /**
   * In UTC, and in microseconds: PostgreSQL keeps no more, and a time that was stored must be equal
   * to the one that was answered.
   */
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
