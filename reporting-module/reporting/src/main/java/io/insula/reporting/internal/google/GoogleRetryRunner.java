package io.insula.reporting.internal.google;

import io.insula.reporting.internal.remote.Backoff;
import io.insula.reporting.internal.tickets.ReportFailedException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step, and retries it after a {@link GoogleTransientException}, with exponential backoff
 * and jitter. Waits at least as long as Google's {@code Retry-After}.
 */
@Singleton
@Requires(condition = GoogleConfiguredCondition.class)
class GoogleRetryRunner {
  private static final Logger LOG = LoggerFactory.getLogger(GoogleRetryRunner.class);
  private static final int MAX_TRIES = 6;
  private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(2);

  private final Sleeper sleeper;
  private final GoogleCircuitBreaker breaker;

  GoogleRetryRunner(Sleeper sleeper, GoogleCircuitBreaker breaker) {
    this.sleeper = sleeper;
    this.breaker = breaker;
  }

  /**
   * Runs a step until it succeeds.
   *
   * @param step runs again as a whole; must find out what an earlier try has already changed at
   *     Google
   * @throws ReportFailedException after six failed tries, or if Google requests a wait of more than
   *     two minutes
   */
  <T> T run(PublishAttempt attempt, Supplier<T> step) {
    for (var tries = 1; ; tries++) {
      try {
        return step.get();
      } catch (GoogleTransientException e) {
        var wait = waitAfter(tries, e);
        LOG.warn("{} Trying again in {} ms", e.getMessage(), wait.toMillis());
        sleeper.pause(wait, attempt::heartbeat);
      }
    }
  }

  private Duration waitAfter(int tries, GoogleTransientException failure) {
    var asked = failure.retryAfter().orElse(Duration.ZERO);
    if (tries == MAX_TRIES || asked.compareTo(MAX_RETRY_AFTER) > 0) {
      breaker.recordFailure();
      throw new ReportFailedException(
          failure.getMessage() + " The server tried " + (tries == 1 ? "once." : tries + " times."),
          true,
          failure);
    }
    var own = WAITS.after(tries);
    // Without jitter, all clients with the same Retry-After would retry at the same time.
    return asked.isPositive() ? asked.plus(own.dividedBy(2)) : own;
  }
}
