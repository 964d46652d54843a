package io.insula.kernel.outbox;

import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import io.insula.kernel.database.DatabaseErrors;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing over and over on a thread of its own, through every outage of the database. */
final class Loop {
  /** What is done over and over. */
  interface Step {
    /** Does it once, and tells how long to pause before it is done again. */
    Duration run() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final Step step;
  private final Duration pauseAfterError;
  private final ErrorReporter errors;
  private final Thread thread;
  private final Semaphore stop = new Semaphore(0);

  /** So that an outage is told once and not with every try. */
  private final AtomicBoolean inTrouble = new AtomicBoolean();

  Loop(String name, Duration pauseAfterError, ErrorReporter errors, Step step) {
    this.step = step;
    this.pauseAfterError = pauseAfterError;
    this.errors = errors;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Ends the loop after the step that runs, and waits for that. */
  void stop(Duration waitAtMost) throws InterruptedException {
    stop.release();
    if (thread.getState() != Thread.State.NEW) {
      thread.join(waitAtMost);
    }
  }

  private void run() {
    try {
      while (!stop.tryAcquire(step().toNanos(), TimeUnit.NANOSECONDS)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration step() throws InterruptedException {
    try {
      var pause = step.run();
      if (inTrouble.compareAndSet(true, false)) {
        LOG.info("{} goes on", thread.getName());
      }
      return pause;
    } catch (RuntimeException e) {
      if (inTrouble.compareAndSet(false, true)) {
        tell(e);
      }
      return pauseAfterError;
    }
  }

  private void tell(RuntimeException error) {
    if (DatabaseErrors.isUnavailable(error)) {
      LOG.warn("{} waits for the database", thread.getName());
    } else {
      errors.report(error, thread.getName(), TraceId.random());
    }
  }
}
