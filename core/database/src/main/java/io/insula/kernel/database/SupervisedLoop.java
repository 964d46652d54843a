package io.insula.kernel.database;

import io.insula.api.UnavailableException;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.base.watching.TraceId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats one step on a virtual thread of its own, in each process, until it is stopped. What must
 * happen once over all processes is a job of db-scheduler instead.
 *
 * <p>No error ends the loop. An unexpected one is reported, and the step is tried again with
 * growing pauses; the same kind of error is reported again only after the step has succeeded. While
 * the database is unavailable the step is tried at an even pace and nothing is reported: {@link
 * DatabaseMonitor} logs the outage once.
 */
public final class SupervisedLoop {
  /** What is repeated. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does it once.
     *
     * @return how long to pause before the next time
     * @throws InterruptedException to end the loop
     */
    Duration run() throws Exception;
  }

  /** The same with an even pause. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedLoop.class);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 4;

  private final Step step;
  private final Duration retryInterval;
  private final ErrorReporter errors;
  private final Thread thread;
  private final Semaphore wakeUps = new Semaphore(0);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private int failures;
  private @Nullable Class<?> lastFailure;

  /**
   * @param name of the thread, and in messages
   * @param retryInterval the pause after a step that failed; after an unexpected error it doubles
   *     with each further one, up to sixteen times and half a minute
   */
  public SupervisedLoop(String name, Duration retryInterval, ErrorReporter errors, Step step) {
    this.step = step;
    this.retryInterval = retryInterval;
    this.errors = errors;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** A loop that pauses for the same time after each run. */
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

  /** Begins with the first step at once. Called once. */
  public void start() {
    thread.start();
  }

  /** Ends the current pause, or leaves out the next one if a step runs. */
  public void wake() {
    wakeUps.release();
  }

  /**
   * Lets the step that runs end, begins no other, and waits for that. The step is not interrupted,
   * which would cost a connection to the database.
   */
  public void stop(Duration waitAtMost) throws InterruptedException {
    stopping.set(true);
    wake();
    if (thread.getState() != Thread.State.NEW) {
      thread.join(waitAtMost);
    }
  }

  private void run() {
    try {
      while (!stopping.get()) {
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
      return failed(e);
    }
  }

  private Duration failed(Throwable error) {
    var isNew = !error.getClass().equals(lastFailure);
    lastFailure = error.getClass();
    if (DatabaseErrors.isUnavailable(error) || stopping.get()) {
      LOG.debug("{} waits for the database", thread.getName(), error);
      return retryInterval;
    }
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
    var pause = retryInterval.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_BACKOFF) > 0 ? longer(retryInterval, LONGEST_BACKOFF) : pause;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
