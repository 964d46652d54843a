package io.insula.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database of which contexts get copies, as soon as the first context has migrated it.
 */
final class MigratedDatabase {
  private final CountDownLatch named = new CountDownLatch(1);
  private volatile @Nullable String name;

  /** Returns its name; empty if it does not exist after this time. */
  Optional<String> awaitName(Duration atMost) {
    try {
      return named.await(atMost.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.ofNullable(name)
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another context migrated", e);
    }
  }

  /** Sets the name, unless it has one. */
  synchronized void nameIfNone(Supplier<String> create) {
    if (name == null) {
      name = create.get();
      named.countDown();
    }
  }
}
