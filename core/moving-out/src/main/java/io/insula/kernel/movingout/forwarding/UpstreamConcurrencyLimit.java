package io.insula.kernel.movingout.forwarding;

import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Limits how many requests wait for the answer of one app at the same time. Otherwise, while the
 * process of that app does not answer, the waiting requests would use up the memory of this
 * process, which forwards them.
 */
final class UpstreamConcurrencyLimit {
  /**
   * The maximum number of requests without an answer. It is higher than the number of requests that
   * a process answers in a second. A request counts until its answer begins.
   */
  static final int AT_MOST = 1_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore permits = new Semaphore(AT_MOST);

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
