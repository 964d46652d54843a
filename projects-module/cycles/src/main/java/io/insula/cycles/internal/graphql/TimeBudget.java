package io.insula.cycles.internal.graphql;

import io.insula.api.UnavailableException;
import java.time.Duration;

/** How long one query may take. */
final class TimeBudget {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final long startedAt = System.nanoTime();
  private final Duration budget;

  TimeBudget(Duration budget) {
    this.budget = budget;
  }

  /**
   * @throws UnavailableException if it is used up
   */
  void check() {
    if (System.nanoTime() - startedAt > budget.toNanos()) {
      throw new UnavailableException(
          "The query took longer than " + budget.toSeconds() + " s: ask for less.",
          RETRY_AFTER,
          null);
    }
  }
}
