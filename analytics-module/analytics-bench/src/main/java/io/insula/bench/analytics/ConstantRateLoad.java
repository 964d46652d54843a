package io.insula.bench.analytics;

import io.insula.bench.load.ClosedLoop;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadRequest;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends requests at a steady average rate. A late request is sent as soon as a connection is free.
 */
final class ConstantRateLoad {
  private static final int CONNECTIONS = 16;
  private static final Executor THREAD_EACH =
      task -> Thread.ofPlatform().name("constant-rate-load").start(task);

  private final HttpLoad requests;
  private final double perSecond;
  private final Latencies latencies = new Latencies();
  private long elapsedNanos;

  ConstantRateLoad(HttpLoad requests, double perSecond) {
    this.requests = requests;
    this.perSecond = perSecond;
  }

  /** Sends requests while {@code other} runs, and returns the result of {@code other}. */
  synchronized <T> T during(Supplier<T> other) {
    var due = new Due();
    var feeding =
        CompletableFuture.supplyAsync(
            () -> new ClosedLoop(requests.address()).run(CONNECTIONS, due), THREAD_EACH);
    try {
      return other.get();
    } finally {
      due.isOver = true;
      elapsedNanos += feeding.join().toNanos();
    }
  }

  /** Returns the achieved rate. */
  synchronized double perSecond() {
    return latencies.count() / (elapsedNanos / 1e9);
  }

  private final class Due implements Iterator<LoadRequest> {
    private final long startNanos = System.nanoTime();
    private volatile boolean isOver;
    private long sent;

    @Override
    public boolean hasNext() {
      return !isOver;
    }

    @Override
    public LoadRequest next() {
      long due = startNanos + (long) (sent * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      return new LoadRequest(
          ByteBuffer.wrap(requests.requests().next(sent++)), requests.status(), latencies);
    }
  }
}
