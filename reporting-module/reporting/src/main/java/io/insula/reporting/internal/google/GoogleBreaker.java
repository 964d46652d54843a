package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares tasks the wait for a Google that fails: after some failures in a row, each of which took
 * all of its tries, nothing is sent for a minute.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class GoogleBreaker {
  static final int MOST_FAILURES = 3;
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;
  private int failures;
  private Instant closedUntil = Instant.MIN;

  GoogleBreaker(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws ReportFailedException if Google failed so often that it is left alone for now
   */
  synchronized void check() {
    if (clock.instant().isBefore(closedUntil)) {
      throw new ReportFailedException(
          "Google failed %d times in a row, so it is asked again only after %s."
              .formatted(failures, closedUntil),
          true,
          null);
    }
  }

  /** Google failed, and did so again at each further try. */
  synchronized void failed() {
    failures++;
    if (failures >= MOST_FAILURES) {
      closedUntil = clock.instant().plus(PAUSE);
    }
  }

  /** Google did all that a report needs. */
  synchronized void succeeded() {
    failures = 0;
    closedUntil = Instant.MIN;
  }
}
