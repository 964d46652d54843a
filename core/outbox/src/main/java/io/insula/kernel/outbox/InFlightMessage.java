package io.insula.kernel.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A message that this process is delivering. While the message is in flight, this process holds its
 * lease.
 */
final class InFlightMessage {
  private final OutboxMessage message;
  private final CompletableFuture<Boolean> firstAttempt = new CompletableFuture<>();
  private final AtomicReference<@Nullable Attempt> attempt = new AtomicReference<>();
  private volatile OutboxLease lease;

  /**
   * @param thread null if the attempt is over
   */
  private record Attempt(@Nullable Thread thread, long startedNanos) {
    static final Attempt OVER = new Attempt(null, 0);
  }

  InFlightMessage(OutboxMessage message) {
    this.message = message;
    this.lease = new OutboxLease(message.id(), message.attempt());
  }

  OutboxMessage message() {
    return message;
  }

  OutboxLease lease() {
    return lease;
  }

  /**
   * Keeps a lease that this process took while the message was in flight, so that the message is
   * not delivered a second time meanwhile. This happens if a lease expires, for instance because
   * the process was paused.
   */
  synchronized void keep(OutboxLease taken) {
    if (taken.attempt() > lease.attempt()) {
      lease = taken;
    }
  }

  /**
   * Begins the attempt. The thread that makes the attempt calls this.
   *
   * @return false if the message was {@linkplain #abandon abandoned}
   */
  boolean begin() {
    return attempt.compareAndSet(null, new Attempt(Thread.currentThread(), System.nanoTime()));
  }

  /**
   * Prevents the attempt if it has not begun.
   *
   * @return whether it had not begun
   */
  boolean abandon() {
    return attempt.compareAndSet(null, Attempt.OVER);
  }

  /**
   * Ends the attempt, so that the sender stops waiting. Call this method also if the message is not
   * attempted now, for instance because no slot is free.
   */
  void end(boolean delivered) {
    attempt.set(Attempt.OVER);
    firstAttempt.complete(delivered);
  }

  /** Interrupts the attempt if it has run for longer than {@code limit}. */
  void interruptAfter(Duration limit) {
    var running = attempt.get();
    if (running != null
        && running.thread() instanceof Thread thread
        && System.nanoTime() - running.startedNanos() > limit.toNanos()) {
      thread.interrupt();
    }
  }

  boolean awaitFirstAttempt(Duration atMost) {
    try {
      return firstAttempt.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An attempt ends with true or false", e);
    }
  }
}
