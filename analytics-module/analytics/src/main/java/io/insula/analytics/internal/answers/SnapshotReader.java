package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.folding.Fold;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** Reads what an answer is made of: all of it at one moment, after folding what is left. */
@Singleton
final class SnapshotReader {
  private final ConsistentReads reads;
  private final Fold fold;

  SnapshotReader(ConsistentReads reads, Fold fold) {
    this.reads = reads;
    this.fold = fold;
  }

  /** Everything that was committed before the call is in the answer. */
  <T> T of(HandleCallback<T, RuntimeException> answer) {
    var folded = fold.catchUp();
    return reads.read(
        handle -> {
          keepTables(handle);
          planByPeriod(handle);
          fold.check(handle, folded);
          return answer.withHandle(handle);
        });
  }

  // The snapshot is taken after this. One that is older than a TRUNCATE would show empty tables.
  private static void keepTables(Handle handle) {
    handle.execute("LOCK TABLE analytics.touch IN ACCESS SHARE MODE");
  }

  // A plan that fits every period walks the whole tables for the shortest one.
  private static void planByPeriod(Handle handle) {
    handle.execute("SET LOCAL plan_cache_mode = force_custom_plan");
  }
}
