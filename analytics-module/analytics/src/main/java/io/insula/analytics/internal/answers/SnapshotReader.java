package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.FoldService;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Folds the rows that are not folded yet, and then reads the data of an answer in one snapshot. */
@Singleton
final class SnapshotReader {
  private final ConsistentReads reads;
  private final FoldService foldService;

  SnapshotReader(ConsistentReads reads, FoldService foldService) {
    this.reads = reads;
    this.foldService = foldService;
  }

  /**
   * Returns an answer that includes everything that was committed before the call.
   *
   * @throws io.insula.api.UnavailableException if the fold takes too long, or another process folds
   *     by different rules
   */
  <T> T of(HandleCallback<T, RuntimeException> answer) {
    var folded = foldService.catchUp();
    return reads.read(
        handle -> {
          keepTables(handle);
          planByPeriod(handle);
          foldService.check(handle, folded);
          return answer.withHandle(handle);
        });
  }

  // When the rules have changed, the fold empties the tables with TRUNCATE. The lock blocks
  // TRUNCATE until the end of this transaction. A snapshot from before a TRUNCATE would show empty
  // tables, so the lock comes first.
  private static void keepTables(Handle handle) {
    handle.execute("LOCK TABLE analytics.touch IN ACCESS SHARE MODE");
  }

  // Makes PostgreSQL plan the statements for this period. A generic plan for all periods would scan
  // the whole tables even if the period is short.
  private static void planByPeriod(Handle handle) {
    handle.execute("SET LOCAL plan_cache_mode = force_custom_plan");
  }
}
