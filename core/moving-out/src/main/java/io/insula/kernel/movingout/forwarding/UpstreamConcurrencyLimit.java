package io.insula.kernel.movingout.forwarding;

import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How many requests wait for the answer of one app at the same time. A process that hangs would
 * otherwise fill the one in front of it with all that its clients still send.
 */
final class UpstreamConcurrencyLimit {
  /** More than a process answers in a second; streams that have begun do not count. */
  static final int AT_MOST = 1_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Semaphore permits = new Semaphore(AT_MOST);

  /**
   * Takes a place, which the caller gives back by {@link #release}.
   *
   * @throws UnavailableException if there is none
   */
  void acquire(String app) {
    if (!permits.tryAcquire()) {
      throw new UnavailableException(
          "Too many requests wait for the app " + app + " right now.", RETRY_AFTER, null);
    }
  }

  void release() {
    permits.release();
  }
}
