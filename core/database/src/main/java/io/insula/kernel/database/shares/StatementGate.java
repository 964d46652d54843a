package io.insula.kernel.database.shares;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a bounded number of holders of connections work at a time, in the order in which they came:
 * more than the processors can run would only make all of them late. Nobody waits longer than 20
 * ms: by then those who are in wait for something else, a lock for instance, and the one that is in
 * longest loses its place.
 */
public final class StatementGate {
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final Semaphore places;
  private final Queue<Pass> passes = new ConcurrentLinkedQueue<>();

  /**
   * @param places how many at a time
   */
  public StatementGate(int places) {
    this.places = new Semaphore(places, true);
  }

  /** Waits for a place. */
  public Pass enter() throws InterruptedException {
    return places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
        ? placed()
        : takeOver().orElseGet(() -> new Pass(0, new AtomicBoolean()));
  }

  /** How many places are free. */
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

  /** One that went in. */
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

    /** Whether it is one of the bounded number. */
    boolean hasPlace() {
      return hasPlace.get();
    }

    private boolean giveUpPlace() {
      return hasPlace.getAndSet(false);
    }

    /** Leaves. May be called again. */
    public void close() {
      leave(this);
    }
  }
}
