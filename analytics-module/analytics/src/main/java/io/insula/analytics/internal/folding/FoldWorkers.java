package io.insula.analytics.internal.folding;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many transactions of this process fold at the same time, first in, first out. Callers
 * wait here without a connection, so that they do not delay the rest of the server.
 */
@Singleton
final class FoldWorkers {
  /** The part of the connection pool that may fold: one of so many connections. */
  private static final int SHARE_OF_POOL = 2;

  private final int count;
  private final Semaphore permits;

  @Inject
  FoldWorkers(@Value("${datasources.default.maximum-pool-size}") int connections) {
    this(connections, Runtime.getRuntime().availableProcessors());
  }

  FoldWorkers(int connections, int processors) {
    this.count =
        Math.max(1, Math.min(connections / SHARE_OF_POOL, Math.min(processors, FoldShards.COUNT)));
    this.permits = new Semaphore(count, true);
  }

  /** Returns the number of transactions that may fold at the same time. */
  int count() {
    return count;
  }

  /** Returns how many shards one of them folds, so that each has some. */
  int shardsOfOne() {
    return FoldShards.COUNT / count;
  }

  /** Waits until one more transaction may fold, or, to fold all shards, no other one. */
  boolean acquire(boolean all, Duration patience) throws InterruptedException {
    return permits.tryAcquire(all ? count : 1, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits, however long. */
  void acquire(boolean all) {
    permits.acquireUninterruptibly(all ? count : 1);
  }

  void release(boolean all) {
    permits.release(all ? count : 1);
  }
}
