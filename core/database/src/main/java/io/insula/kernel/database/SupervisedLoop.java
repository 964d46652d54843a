package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a step on a separate virtual thread of this process, until the loop is stopped. Work that
 * must happen once over all processes is a db-scheduler job instead.
 *
 * <p>No error ends the loop:
 *
 * <ul>
 *   <li>While the database is unavailable, the loop retries at constant intervals. {@link
 *       DatabaseMonitor} logs the outage.
 *   <li>After an {@link UnavailableException}, the loop retries at constant intervals, and logs one
 *       warning.
 *   <li>After another error, the loop reports the error and retries with backoff. Errors of the
 *       same class in a row are reported only once.
 * </ul>
 */
public final class SupervisedLoop {
  /** The repeated step. */
  @FunctionalInterface
  public interface Step {
    /**
     * Runs the step once.
     *
     * @return how long to pause before the next run
     * @throws InterruptedException to end the loop
     */
    Duration run() throws Exception;
  }

  /** A step of a loop that always pauses for the same time. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedLoop.class);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 4;

  private final Step step;
  private final Duration retryInterval;
  private final ErrorReporter errors;
  private final Thread thread;
  private final Semaphore wakeUps = new Semaphore(0);
  private final AtomicBoolean isStopping = new AtomicBoolean();
  private int failures;
  private @Nullable Class<?> lastFailure;

  /**
   * @param name the name of the thread, also used in messages
   * @param retryInterval the pause after a failed step; consecutive unexpected errors double the
   *     pause, to at most 16 times this interval and at most 30 s; an interval above 30 s does not
   *     grow
   */
  public SupervisedLoop(String name, Duration retryInterval, ErrorReporter errors, Step step) {
    this.step = step;
    this.retryInterval = retryInterval;
    this.errors = errors;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Returns a loop that pauses for the same time after each run. */
  public static SupervisedLoop every(
      Duration interval, String name, ErrorReporter errors, Task task) {
    return new SupervisedLoop(
        name,
        interval,
        errors,
        () -> {
          task.run();
          return interval;
        });
  }

  /** Starts the loop with its first step, without a pause. Call it only once. */
  public void start() {
    thread.start();
  }

  /** Ends the current pause. If a step is running, skips the pause after this step. */
  public void wake() {
    wakeUps.release();
  }

  /**
   * Starts no further step, and waits for the running step. Does not interrupt the step, because an
   * interrupt would break a database connection.
   */
  public void stop(Duration waitAtMost) throws InterruptedException {
    requestStop();
    awaitEnd(waitAtMost);
  }

  /**
   * Stops several loops, as {@link #stop} does. The running steps end in parallel.
   *
   * @param waitAtMost how long to wait for all loops together
   */
  public static void stopAll(Collection<SupervisedLoop> loops, Duration waitAtMost)
      throws InterruptedException {
    loops.forEach(SupervisedLoop::requestStop);
    var end = System.nanoTime() + waitAtMost.toNanos();
    for (var loop : loops) {
      loop.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  private void requestStop() {
    isStopping.set(true);
    wake();
  }

  private void awaitEnd(Duration waitAtMost) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW) {
      thread.join(waitAtMost);
    }
  }

  private void run() {
    try {
      while (!isStopping.get()) {
        pause(runStep());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    if (wakeUps.tryAcquire(TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS)) {
      wakeUps.drainPermits();
    }
  }

  private Duration runStep() throws InterruptedException {
    try {
      var pause = step.run();
      if (lastFailure != null) {
        LOG.debug("{} continues", thread.getName());
      }
      failures = 0;
      lastFailure = null;
      return pause;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      return handleFailure(e);
    }
  }

  private Duration handleFailure(Throwable error) {
    if (DatabaseErrors.isUnavailable(error) || isStopping.get()) {
      LOG.debug("{} waits for the database", thread.getName(), error);
      return retryInterval;
    }
    var isNew = !error.getClass().equals(lastFailure);
    lastFailure = error.getClass();
    if (error instanceof UnavailableException) {
      if (isNew) {
        LOG.warn("{} waits: {}", thread.getName(), error.getMessage());
      }
      return retryInterval;
    }
    if (isNew) {
      errors.report(error, thread.getName(), TraceId.random());
    }
    return backoff();
  }

  private Duration backoff() {
    var pause = retryInterval.multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS));
    return pause.compareTo(MAX_BACKOFF) > 0 ? longer(retryInterval, MAX_BACKOFF) : pause;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
