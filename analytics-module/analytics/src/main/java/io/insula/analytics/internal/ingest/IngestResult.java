package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * The result of a request.
 *
 * @param accepted the number of stored rows, including those of known bots
 * @param duplicates the number of rows whose id, or whose delivery, was stored before
 * @param refused the errors of the refused rows of an array, at least one for each of these rows
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
