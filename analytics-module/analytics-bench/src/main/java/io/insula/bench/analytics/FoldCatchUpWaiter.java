package io.insula.bench.analytics;

import io.insula.bench.server.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until the background fold of a server has caught up, according to the database. */
record FoldCatchUpWaiter(Database database) {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final String FOLDED = "SELECT coalesce(max(folded), 0) FROM analytics.fold_state";
  private static final String IS_CAUGHT_UP =
      """
      SELECT folded >= coalesce((SELECT max(number) FROM analytics.pageview), 0)
        AND folded >= coalesce((SELECT max(number) FROM analytics.event), 0)
      FROM (SELECT coalesce(max(folded), 0) AS folded FROM analytics.fold_state) state
      """;

  /**
   * Waits until the server has folded all rows in the background.
   *
   * @return the duration of the wait, in seconds
   * @throws IllegalStateException after two hours
   */
  double await() {
    long start = System.nanoTime();
    await(() -> database.query(IS_CAUGHT_UP, row -> row.getBoolean(1)).getFirst());
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Waits until all rows up to a number are folded.
   *
   * @return the number up to which all rows are folded; at least {@code number}
   * @throws IllegalStateException after two hours
   */
  long awaitNumber(long number) {
    await(() -> folded() >= number);
    return folded();
  }

  /** Returns the number up to which all rows are folded now. */
  long folded() {
    return database.query(FOLDED, row -> row.getLong(1)).getFirst();
  }

  private static void await(BooleanSupplier isDone) {
    long start = System.nanoTime();
    while (!isDone.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new IllegalStateException("the server has not folded all raw rows within two hours");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
