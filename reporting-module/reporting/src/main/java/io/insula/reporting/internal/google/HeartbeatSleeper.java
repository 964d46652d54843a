package io.insula.reporting.internal.google;

import io.insula.reporting.internal.tickets.AttemptEndedException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits in real time, and sends a heartbeat at least every second. */
@Singleton
final class HeartbeatSleeper implements Sleeper {
  private static final long SLICE_NANOS = Duration.ofSeconds(1).toNanos();

  @Override
  public void pause(Duration length, Runnable heartbeat) {
    var end = System.nanoTime() + length.toNanos();
    heartbeat.run();
    for (var left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
      waitFor(Math.min(left, SLICE_NANOS));
      heartbeat.run();
    }
  }

  private static void waitFor(long nanos) {
    try {
      // Nothing releases this semaphore: only an interruption ends the wait early.
      new Semaphore(0).tryAcquire(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AttemptEndedException("The attempt was interrupted while it waited for Google.");
    }
  }
}
