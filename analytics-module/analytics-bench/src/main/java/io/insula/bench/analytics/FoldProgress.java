package io.insula.bench.analytics;

import io.insula.bench.server.Database;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until the background fold of a server has caught up, according to the database. */
record FoldProgress(Database database) {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofHours(2);
  private static final String IS_CAUGHT_UP =
      """
      SELECT folded >= coalesce((SELECT max(number) FROM analytics.pageview), 0)
        AND folded >= coalesce((SELECT max(number) FROM analytics.event), 0)
      FROM (SELECT coalesce(max(folded), 0) AS folded FROM analytics.fold_state) state
      """;

  /**
   * Waits until the server has folded all rows in the background.
   *
   * @return the time that this took, in seconds
   * @throws IllegalStateException if this takes more than two hours
   */
  double await() {
    long start = System.nanoTime();
    while (!database.query(IS_CAUGHT_UP, row -> row.getBoolean(1)).getFirst()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new IllegalStateException("the server has not folded all raw rows within two hours");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
