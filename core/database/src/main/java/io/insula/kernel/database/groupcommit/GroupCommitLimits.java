package io.insula.kernel.database.groupcommit;

/**
 * The bounds of a {@link GroupCommit}.
 *
 * @param queuedRows the largest number of rows that wait or are being written
 * @param queuedBytes the largest total weight of these rows in bytes; rows that are submitted
 *     together may exceed it if no other rows wait or are being written
 * @param groupRows the largest number of rows in one transaction
 * @param groupBytes the largest total weight of the rows of one transaction in bytes, except for a
 *     single row that weighs more
 */
public record GroupCommitLimits(int queuedRows, long queuedBytes, int groupRows, long groupBytes) {
  public GroupCommitLimits {
    if (queuedRows < 1 || queuedBytes < 1 || groupRows < 1 || groupBytes < 1) {
      throw new IllegalArgumentException("each bound of a group commit must be at least 1");
    }
  }
}
