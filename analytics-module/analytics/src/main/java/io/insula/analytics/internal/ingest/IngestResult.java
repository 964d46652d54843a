package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * The answer to a request that stores page views or events.
 *
 * @param accepted the number of stored rows, including rows of known bots
 * @param duplicates the number of rows that were already stored
 * @param refused the errors of the refused rows of an array, at least one for each row
 */
record IngestResult(int accepted, int duplicates, List<RefusedRow> refused) {
  static final IngestResult NOTHING = of(0, 0);

  IngestResult {
    refused = List.copyOf(refused);
  }

  static IngestResult of(int accepted, int duplicates) {
    return new IngestResult(accepted, duplicates, List.of());
  }

  IngestResult with(List<RefusedRow> others) {
    return new IngestResult(accepted, duplicates, others);
  }
}
