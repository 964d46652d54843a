package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker for Google. A failure is an operation that failed even after its retries. After
 * {@value #MAX_FAILURES} failures in a row, and after each further failure, no spreadsheet is begun
 * for a minute. Only a complete report resets the count.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class GoogleCircuitBreaker {
  static final int MAX_FAILURES = 3;
  static final Duration OPEN_DURATION = Duration.ofMinutes(1);

  private final Clock clock;
  private int failures;
  private Instant openUntil = Instant.MIN;

  GoogleCircuitBreaker(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws ReportFailedException if the circuit is open
   */
  synchronized void check() {
    if (clock.instant().isBefore(openUntil)) {
      throw new ReportFailedException(
          "Google failed %d times in a row, so no request is sent to it before %s."
              .formatted(failures, openUntil),
          true,
          null);
    }
  }

  /** Records that an operation failed even after its retries. */
  synchronized void recordFailure() {
    failures++;
    if (failures >= MAX_FAILURES) {
      openUntil = clock.instant().plus(OPEN_DURATION);
    }
  }

  /**
   * Records that a report was written completely. Closes the circuit, and sets the count of
   * failures to 0.
   */
  synchronized void recordSuccess() {
    failures = 0;
    openUntil = Instant.MIN;
  }
}
