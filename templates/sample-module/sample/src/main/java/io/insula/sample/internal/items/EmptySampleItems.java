package io.insula.sample.internal.items;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Deletes items whose quantity is zero and that have not changed for the configured time. */
@Singleton
class EmptySampleItems {
  private final SampleItemRepository items;
  private final Duration keep;
  private final Clock clock;
  private final AtomicReference<Optional<Instant>> lastRun =
      new AtomicReference<>(Optional.empty());

  EmptySampleItems(SampleItemRepository items, SampleItemSettings settings, Clock clock) {
    this.items = items;
    this.keep = settings.keepEmpty();
    this.clock = clock;
  }

  /** Deletes the empty items whose retention has passed, and returns their number. */
  @Transactional
  int delete() {
    var now = clock.instant();
    var deleted = items.deleteByQuantityAndChangedAtLessThan(0, now.minus(keep));
    lastRun.set(Optional.of(now));
    return deleted;
  }

  /**
   * Returns the time at which this process last deleted empty items; empty before the first time.
   */
  Optional<Instant> lastRun() {
    return lastRun.get();
  }
}
