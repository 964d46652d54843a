package io.insula.reporting.internal.tickets;

import io.insula.api.Actor;
import io.insula.kernel.web.Caller;
import io.insula.kernel.web.problems.ProblemException;
import io.insula.kernel.web.problems.ProblemType;
import io.insula.reporting.Ticket;
import io.insula.reporting.TooManyTicketsException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Admits a few requests for reports at a time, in order of arrival. More requests would use up the
 * database connections.
 */
@Singleton
class ReportRequestLimiter {
  private static final int MAX_CONCURRENT_REQUESTS = 6;
  private static final Duration MAX_WAIT = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_REQUESTS, true);

  /**
   * @throws ProblemException 429 if the request waits for 15 seconds, or if the requester of the
   *     ticket has too many unfinished tickets
   */
  Ticket request(Caller caller, Function<Actor, Ticket> request) throws InterruptedException {
    if (!permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw tooMany(
          "Too many requests for reports arrived at the same time. Retry shortly.", RETRY_AFTER);
    }
    try {
      return request.apply(caller.asActor());
    } catch (TooManyTicketsException e) {
      throw tooMany(String.valueOf(e.getMessage()), e.retryAfter());
    } finally {
      permits.release();
    }
  }

  private static ProblemException tooMany(String message, Duration retryAfter) {
    return new ProblemException(ProblemType.TOO_MANY_REQUESTS, message, retryAfter);
  }
}
