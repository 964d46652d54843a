package io.insula.testkit;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock in UTC that begins at the real time and stands still until a test moves it. Replaces the
 * server's clock if {@code insula.test.settable-clock=true} is set.
 */
@Singleton
@Replaces(Clock.class)
@Requires(property = "insula.test.settable-clock", value = "true")
public final class SettableClock extends Clock {
  private final AtomicReference<Instant> now;

  public SettableClock() {
    this(Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private SettableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves the clock forward, or back if the duration is negative. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * @throws UnsupportedOperationException unless {@code zone} is UTC, the only zone of the server
   */
  @Override
  public Clock withZone(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return this;
    }
    throw new UnsupportedOperationException("The server's clock is in UTC");
  }
}
