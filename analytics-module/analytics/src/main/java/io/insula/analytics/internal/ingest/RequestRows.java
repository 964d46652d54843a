package io.insula.analytics.internal.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request, which are stored together or not at all.
 *
 * @param delivery the deduplication key; null if the request has no key. Rows with a known key are
 *     not stored
 */
record RequestRows(@Nullable String delivery, List<CheckedRow> rows) {
  /** The approximate size of a request or a row as a Java object, without its texts, in bytes. */
  private static final int OVERHEAD_BYTES = 400;

  RequestRows {
    rows = List.copyOf(rows);
  }

  /** Returns the approximate size of the rows in memory, in bytes. */
  long weight() {
    return OVERHEAD_BYTES
        + rows.stream().mapToLong(row -> OVERHEAD_BYTES + 2L * row.length()).sum();
  }
}
