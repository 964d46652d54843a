package io.insula.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the database that the first context migrates. The databases of all later contexts are
 * copied from it.
 */
final class MigratedDatabase {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final Thread migrating = Thread.currentThread();
  private final CountDownLatch named = new CountDownLatch(1);
  private volatile @Nullable String name;

  /**
   * Waits until this database is migrated, and returns its name. Returns empty if the time is over
   * or the first context failed.
   */
  Optional<String> awaitName(Duration atMost) {
    var end = System.nanoTime() + atMost.toNanos();
    try {
      while (!named.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (hasFailed() || System.nanoTime() >= end) {
          break;
        }
      }
      return Optional.ofNullable(name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another context migrated", e);
    }
  }

  /**
   * Returns whether the first context failed to migrate its database. After a failure, the thread
   * of the first context has ended or starts another context.
   */
  private boolean hasFailed() {
    return migrating == Thread.currentThread() || !migrating.isAlive();
  }

  /** Sets the name, unless it has one. */
  synchronized void nameIfNone(Supplier<String> create) {
    if (name == null) {
      name = create.get();
      named.countDown();
    }
  }
}
