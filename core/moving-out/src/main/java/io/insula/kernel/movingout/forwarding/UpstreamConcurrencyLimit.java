package io.insula.kernel.movingout.forwarding;

import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Limits how many requests wait for the answer of one app. If the app does not answer, waiting
 * requests could otherwise fill the memory of this process.
 */
final class UpstreamConcurrencyLimit {
  /**
   * The maximum number of requests that wait for their answer to begin. A process answers fewer
   * requests in a second.
   */
  static final int MAX_CONCURRENT_REQUESTS = 1_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore permits = new Semaphore(MAX_CONCURRENT_REQUESTS);

  /**
   * Takes a permit, which the caller returns with {@link #release}.
   *
   * @throws UnavailableException if no permit is free
   */
  void acquire(String app) {
    if (!permits.tryAcquire()) {
      throw new UnavailableException(
          "Too many requests wait for the app " + app + " right now. Retry shortly.",
          RETRY_AFTER,
          null);
    }
  }

  void release() {
    permits.release();
  }
}
