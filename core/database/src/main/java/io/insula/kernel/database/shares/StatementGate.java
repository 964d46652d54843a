package io.insula.kernel.database.shares;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many connections execute statements at a time, first in, first out. More statements
 * than the processors can run would only delay all of them. No caller waits longer than 20 ms: by
 * then the statements inside wait for something else, for instance a lock, and the oldest of them
 * loses its permit.
 */
public final class StatementGate {
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Semaphore places;
  private final Queue<Pass> passes = new ConcurrentLinkedQueue<>();

  /**
   * @param places how many connections execute statements at a time
   */
  public StatementGate(int places) {
    this.places = new Semaphore(places, true);
  }

  /** Waits for a permit. */
  public Pass enter() throws InterruptedException {
    return places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
        ? placed()
        : takeOver().orElseGet(() -> new Pass(0, new AtomicBoolean()));
  }

  /** Returns how many permits are free. */
  int free() {
    return places.availablePermits();
  }

  private Pass placed() {
    var pass = new Pass(System.nanoTime(), new AtomicBoolean(true));
    passes.add(pass);
    return pass;
  }

  private Optional<Pass> takeOver() {
    for (var pass : passes) {
      if (System.nanoTime() - pass.since() >= PATIENCE.toNanos() && pass.giveUpPlace()) {
        passes.remove(pass);
        return Optional.of(placed());
      }
    }
    return Optional.empty();
  }

  private void leave(Pass pass) {
    if (pass.giveUpPlace()) {
      passes.remove(pass);
      places.release();
    }
  }

  /** A caller that has entered the gate. */
  public final class Pass {
    private final long since;
    private final AtomicBoolean hasPlace;

    private Pass(long since, AtomicBoolean hasPlace) {
      this.since = since;
      this.hasPlace = hasPlace;
    }

    private long since() {
      return since;
    }

    /** Returns whether the caller holds one of the permits. */
    boolean hasPlace() {
      return hasPlace.get();
    }

    private boolean giveUpPlace() {
      return hasPlace.getAndSet(false);
    }

    /** Leaves the gate. May be called repeatedly. */
    public void close() {
      leave(this);
    }
  }
}
