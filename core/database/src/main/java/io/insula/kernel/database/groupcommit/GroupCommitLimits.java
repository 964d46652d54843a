package io.insula.kernel.database.groupcommit;

/**
 * The bounds of a {@link GroupCommit}.
 *
 * @param queuedRows the largest number of rows that wait or are being written
 * @param queuedBytes the largest total weight, in bytes, of the rows that wait or are being
 *     written; an empty queue accepts any weight
 * @param groupRows the largest number of rows in one transaction
 * @param groupBytes the largest total weight, in bytes, of a transaction; a heavier row has its own
 *     transaction
 */
public record GroupCommitLimits(int queuedRows, long queuedBytes, int groupRows, long groupBytes) {
  public GroupCommitLimits {
    if (queuedRows < 1 || queuedBytes < 1 || groupRows < 1 || groupBytes < 1) {
      throw new IllegalArgumentException("each bound of a group commit must be at least 1");
    }
  }
}
