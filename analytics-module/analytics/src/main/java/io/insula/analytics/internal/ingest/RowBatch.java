package io.insula.analytics.internal.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request, which are stored together or not at all.
 *
 * @param delivery names it, so that it is stored once however often it comes; null for none
 */
record RowBatch(@Nullable String delivery, List<CheckedRow> rows) {
  /** What a Java object of some fields costs beside its text, roughly. */
  private static final int OVERHEAD_BYTES = 400;

  RowBatch {
    rows = List.copyOf(rows);
  }

  /** What it occupies in memory, roughly, in bytes. */
  long weight() {
    return OVERHEAD_BYTES
        + rows.stream().mapToLong(row -> OVERHEAD_BYTES + 2L * row.length()).sum();
  }
}
