package io.insula.reporting.internal.tickets;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/**
 * Counts the successful and the failed attempts in this process. Attempts that ended otherwise, for
 * instance by a cancellation, are not counted.
 */
@Singleton
final class AttemptCounters {
  private final Counter succeeded;
  private final Counter failed;

  AttemptCounters(MeterRegistry meters) {
    this.succeeded = counter(meters, "made");
    this.failed = counter(meters, "failed");
  }

  void countSucceeded() {
    succeeded.increment();
  }

  void countFailed() {
    failed.increment();
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("insula.reporting.attempts")
        .description("Attempts to make a report")
        .tag("outcome", outcome)
        .register(meters);
  }
}
