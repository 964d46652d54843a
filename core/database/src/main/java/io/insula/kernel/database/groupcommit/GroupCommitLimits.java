package io.insula.kernel.database.groupcommit;

/**
 * The bounds of a {@link GroupCommit}.
 *
 * @param queuedRows the largest number of rows that wait or are being written
 * @param queuedBytes the largest total weight, in bytes, of the rows that wait or are being
 *     written. If there are no such rows, one call may submit rows with a larger weight
 * @param groupRows the largest number of rows in one transaction
 * @param groupBytes the largest total weight, in bytes, of the rows in one transaction. A single
 *     row that weighs more has a transaction of its own
 */
public record GroupCommitLimits(int queuedRows, long queuedBytes, int groupRows, long groupBytes) {
  public GroupCommitLimits {
    if (queuedRows < 1 || queuedBytes < 1 || groupRows < 1 || groupBytes < 1) {
      throw new IllegalArgumentException("each bound of a group commit must be at least 1");
    }
  }
}
