package io.insula.kernel.database.shares;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many connections execute statements at a time, in the order of arrival. More
 * statements than the processors can run would delay each other.
 *
 * <p>After 20 ms, a waiting caller takes the permit of a statement that has run for at least 20 ms.
 * That statement probably waits for a lock, and continues without a permit.
 */
public final class StatementConcurrencyLimit {
  private static final Duration MAX_WAIT = Duration.ofMillis(20);

  private final Semaphore permits;
  private final Queue<Pass> passes = new ConcurrentLinkedQueue<>();

  /**
   * @param permits how many connections execute statements at a time
   */
  public StatementConcurrencyLimit(int permits) {
    this.permits = new Semaphore(permits, true);
  }

  /**
   * Waits for a permit for a short time. The caller can execute its statements even if no permit
   * became free.
   */
  public Pass enter() throws InterruptedException {
    return permits.tryAcquire(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)
        ? withPermit()
        : takeOver().orElseGet(() -> new Pass(0, new AtomicBoolean()));
  }

  /** Returns how many permits are free. */
  int free() {
    return permits.availablePermits();
  }

  private Pass withPermit() {
    var pass = new Pass(System.nanoTime(), new AtomicBoolean(true));
    passes.add(pass);
    return pass;
  }

  private Optional<Pass> takeOver() {
    for (var pass : passes) {
      if (System.nanoTime() - pass.sinceNanos() >= MAX_WAIT.toNanos() && pass.giveUpPermit()) {
        passes.remove(pass);
        return Optional.of(withPermit());
      }
    }
    return Optional.empty();
  }

  private void leave(Pass pass) {
    if (pass.giveUpPermit()) {
      passes.remove(pass);
      permits.release();
    }
  }

  /**
   * The right of a caller to execute statements, from {@link #enter} to {@link Pass#close}. In
   * between, the caller can lose its permit to another caller.
   */
  public final class Pass {
    private final long sinceNanos;
    private final AtomicBoolean hasPermit;

    private Pass(long sinceNanos, AtomicBoolean hasPermit) {
      this.sinceNanos = sinceNanos;
      this.hasPermit = hasPermit;
    }

    private long sinceNanos() {
      return sinceNanos;
    }

    /** Returns whether the caller holds one of the permits. */
    boolean hasPermit() {
      return hasPermit.get();
    }

    private boolean giveUpPermit() {
      return hasPermit.getAndSet(false);
    }

    /** Releases the permit if the caller still holds it. May be called repeatedly. */
    public void close() {
      leave(this);
    }
  }
}
