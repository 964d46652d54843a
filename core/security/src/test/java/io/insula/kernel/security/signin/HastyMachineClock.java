package io.insula.kernel.security.signin;

import io.insula.kernel.base.time.MachineClock;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** A machine clock that is 400 days ahead of the database's clock. */
@Singleton
@Replaces(MachineClock.class)
@Requires(property = "insula.test.hasty-clock", value = "true")
final class HastyMachineClock extends MachineClock {
  @Override
  public Instant instant() {
    return super.instant().plus(Duration.ofDays(400));
  }
}
