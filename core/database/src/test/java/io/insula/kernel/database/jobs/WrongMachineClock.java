package io.insula.kernel.database.jobs;

import io.insula.kernel.base.time.MachineClock;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** A machine clock that is ahead of the database's clock. */
@Singleton
@Replaces(MachineClock.class)
@Requires(property = "insula.test.clock-ahead")
class WrongMachineClock extends MachineClock {
  private final Duration ahead;

  WrongMachineClock(@Value("${insula.test.clock-ahead}") Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return super.instant().plus(ahead);
  }
}
