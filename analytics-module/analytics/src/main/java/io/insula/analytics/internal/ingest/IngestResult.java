package io.insula.analytics.internal.ingest;

import java.util.List;

/**
 * How a request was taken in.
 *
 * @param accepted the rows that are stored now, those of known bots among them
 * @param duplicates the rows that were known by their id, or came with a delivery that was known
 * @param refused what is wrong with the rows of an array that are not stored; each row at least
 *     once
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
