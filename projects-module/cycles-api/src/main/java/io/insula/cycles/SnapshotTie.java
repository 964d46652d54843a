package io.insula.cycles;

import java.util.List;

/**
 * Proposals between which neither the rule nor their costs and votes decided.
 *
 * @param step of the trace that decided between them first
 * @param proposalIds in the order that was taken
 * @param decidedBy {@code lot} or {@code file_order}
 */
public record SnapshotTie(int step, List<Long> proposalIds, String decidedBy)
    implements SnapshotPart {
  public SnapshotTie {
    proposalIds = List.copyOf(proposalIds);
  }
}
