package io.insula.activity.internal.stream;

import io.insula.activity.internal.reading.EventTableReader;
import io.insula.activity.internal.reading.ReadSettings;
import io.insula.kernel.base.watching.ErrorReporter;
import io.insula.kernel.database.SupervisedLoop;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Wakes the event streams of this process when any process has stored new events. One query polls
 * the database for all waiting readers.
 */
@Singleton
class NewEventNotifier implements GracefulShutdownCapable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final EventTableReader eventReader;
  private final SupervisedLoop loop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private Instant newest = Instant.EPOCH;
  private int readers;
  private boolean isStopping;

  NewEventNotifier(EventTableReader eventReader, ErrorReporter errors, ReadSettings settings) {
    this.eventReader = eventReader;
    this.loop =
        SupervisedLoop.every(
            settings.streamPoll(), "activity-new-events", errors, this::pollNewest);
  }

  @Scheduled(initialDelay = "0s")
  void start() {
    loop.start();
  }

  @EventListener
  void stop(ShutdownEvent event) throws InterruptedException {
    loop.stop(STOP_WITHIN);
  }

  /**
   * Waits until there may be an event later than {@code time}.
   *
   * @param isGone whether the subscription was stopped; called again after {@link #wakeAll}
   * @return false after a timeout, a stop, or the beginning of the shutdown
   */
  boolean awaitAfter(Instant time, long atMostNanos, BooleanSupplier isGone)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      readers++;
      long left = atMostNanos;
      while (!newest.isAfter(time)) {
        if (isStopping || left <= 0 || isGone.getAsBoolean()) {
          return false;
        }
        left = arrived.awaitNanos(left);
      }
      return true;
    } finally {
      readers--;
      lock.unlock();
    }
  }

  /**
   * Sets the time of the newest event back to {@code time}, until the next poll. A reader calls
   * this method if it finds no later event, for instance because a partition was dropped.
   */
  void resetNewest(Instant time) {
    lock.lock();
    try {
      if (newest.isAfter(time)) {
        newest = time;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all readers, which check whether they still have to wait. */
  void wakeAll() {
    lock.lock();
    try {
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of waiting readers. */
  int waiting() {
    lock.lock();
    try {
      return readers;
    } finally {
      lock.unlock();
    }
  }

  void pollNewest() {
    if (waiting() > 0) {
      setNewest(eventReader.newest());
    }
  }

  /**
   * Returns whether the server is shutting down. Readers should then reconnect to another instance.
   */
  boolean isStopping() {
    lock.lock();
    try {
      return isStopping;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the streams, which would otherwise delay the shutdown until its grace period is over. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    lock.lock();
    try {
      isStopping = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    return CompletableFuture.completedFuture(null);
  }

  private void setNewest(Instant time) {
    lock.lock();
    try {
      newest = time;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
