package io.insula.cycles.internal.graphql;

import io.insula.api.UnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that one query may take. */
final class TimeBudget {
  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final long startNanos;
  private final Duration budget;

  TimeBudget(Duration budget) {
    this(budget, System::nanoTime);
  }

  TimeBudget(Duration budget, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.budget = budget;
  }

  boolean isUsedUp() {
    return nanoTime.getAsLong() - startNanos > budget.toNanos();
  }

  /**
   * @throws UnavailableException if the time is used up
   */
  void check() {
    if (isUsedUp()) {
      throw new UnavailableException(
          "The query took longer than " + budget.toSeconds() + " s. Request less data.",
          RETRY_AFTER,
          null);
    }
  }
}
