package io.insula.kernel.movingout.forwarding;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long an exchange waits for the other process, with a deadline for each step. Waiting
 * for the client does not count; the settings {@code insula.web} limit slow clients.
 */
final class UpstreamDeadline {
  private final EventExecutor executor;
  private final Duration deadline;
  private final Runnable onDeadline;
  private @Nullable Future<?> timer;
  private boolean hasEnded;

  UpstreamDeadline(EventExecutor executor, Duration deadline, Runnable onDeadline) {
    this.executor = executor;
    this.deadline = deadline;
    this.onDeadline = onDeadline;
  }

  /** Starts the timer again, because the exchange now waits for the other process. */
  synchronized void begin() {
    pause();
    if (!hasEnded) {
      timer = executor.schedule(onDeadline, deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Stops the timer, because the exchange now waits for the client. */
  synchronized void pause() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  /** Stops the timer for good. */
  synchronized void end() {
    hasEnded = true;
    pause();
  }
}
