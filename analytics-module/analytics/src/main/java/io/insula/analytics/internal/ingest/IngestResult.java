package io.insula.analytics.internal.ingest;

/**
 * How a request was taken in.
 *
 * @param accepted the rows that are stored now, those of known bots among them
 * @param duplicates the rows that were known by their id, or came with a delivery that was known
 */
record IngestResult(int accepted, int duplicates) {
  static final IngestResult NOTHING = new IngestResult(0, 0);
}
