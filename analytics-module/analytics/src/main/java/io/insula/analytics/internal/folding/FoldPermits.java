package io.insula.analytics.internal.folding;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the concurrent folding transactions of this process. Callers get permits in the order of
 * their arrival. A caller waits before it takes a database connection, so that the rest of the
 * server keeps enough connections.
 */
@Singleton
final class FoldPermits {
  /** Folding uses at most the size of the connection pool divided by this number. */
  private static final int POOL_DIVISOR = 2;

  private final int count;
  private final Semaphore permits;

  @Inject
  FoldPermits(@Value("${datasources.default.maximum-pool-size}") int connections) {
    this(connections, Runtime.getRuntime().availableProcessors());
  }

  FoldPermits(int connections, int processors) {
    this.count =
        Math.max(
            1, Math.min(connections / POOL_DIVISOR, Math.min(processors, FoldShardTable.COUNT)));
    this.permits = new Semaphore(count, true);
  }

  /** Returns the number of transactions that may fold at the same time. */
  int count() {
    return count;
  }

  /**
   * Returns the number of shards for one transaction, so that all permitted transactions can fold
   * at the same time.
   */
  int shardsOfOne() {
    return FoldShardTable.COUNT / count;
  }

  /**
   * Waits until the limit permits one more transaction.
   *
   * @param all whether the transaction folds all shards, and must therefore be the only one
   * @return false if the wait took longer than {@code timeout}
   */
  boolean acquire(boolean all, Duration timeout) throws InterruptedException {
    return permits.tryAcquire(all ? count : 1, timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits like {@link #acquire(boolean, Duration)}, but without a time limit. */
  void acquire(boolean all) {
    permits.acquireUninterruptibly(all ? count : 1);
  }

  void release(boolean all) {
    permits.release(all ? count : 1);
  }
}
