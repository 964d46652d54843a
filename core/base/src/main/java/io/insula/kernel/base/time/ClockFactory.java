package io.insula.kernel.base.time;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Creates the only clock of the server. */
@Factory
final class ClockFactory {
  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  /**
   * Returns a UTC clock that follows the database's time ({@link DatabaseClockOffset}). The
   * resolution is PostgreSQL's, a microsecond, so a stored time equals the time in the answer.
   */
  @Singleton
  Clock clock(MachineClock machine, DatabaseClockOffset correction) {
    return Clock.tick(new CorrectedClock(machine, correction, ZoneOffset.UTC), MICROSECOND);
  }

  private static final class CorrectedClock extends Clock {
    private final MachineClock machine;
    private final DatabaseClockOffset correction;
    private final ZoneId zone;

    CorrectedClock(MachineClock machine, DatabaseClockOffset correction, ZoneId zone) {
      this.machine = machine;
      this.correction = correction;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return machine.instant().plus(correction.current());
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new CorrectedClock(machine, correction, other);
    }
  }
}
