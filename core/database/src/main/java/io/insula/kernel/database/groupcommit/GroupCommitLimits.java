package io.insula.kernel.database.groupcommit;

/**
 * The bounds of a {@link GroupCommit}.
 *
 * @param queuedRows the most rows that wait or are being written
 * @param queuedBytes the most bytes that these rows weigh together, unless they came at once and
 *     nothing else waits
 * @param groupRows the most rows of one transaction
 * @param groupBytes what the rows of one transaction weigh at most together, unless one row alone
 *     weighs more
 */
public record GroupCommitLimits(int queuedRows, long queuedBytes, int groupRows, long groupBytes) {
  public GroupCommitLimits {
    if (queuedRows < 1 || queuedBytes < 1 || groupRows < 1 || groupBytes < 1) {
      throw new IllegalArgumentException("each bound of a group commit must be at least 1");
    }
  }
}
