package io.insula.kernel.movingout.forwarding;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long it is waited for another process in one exchange: while the next step is its own, and no
 * longer than a deadline for each. Time in which the client has to send is not counted; how slow a
 * client may be, {@code insula.web} says.
 */
final class UpstreamTimeout {
  private final EventExecutor executor;
  private final Duration deadline;
  private final Runnable atTheDeadline;
  private @Nullable Future<?> timer;
  private boolean ended;

  UpstreamTimeout(EventExecutor executor, Duration deadline, Runnable atTheDeadline) {
    this.executor = executor;
    this.deadline = deadline;
    this.atTheDeadline = atTheDeadline;
  }

  /** From now on it is the other process that is waited for. */
  synchronized void begin() {
    pause();
    if (!ended) {
      timer = executor.schedule(atTheDeadline, deadline.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** From now on it is the client. */
  synchronized void pause() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  /** Nothing is waited for any more. */
  synchronized void end() {
    ended = true;
    pause();
  }
}
