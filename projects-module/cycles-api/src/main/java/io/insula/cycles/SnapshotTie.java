package io.insula.cycles;

import java.util.List;

/**
 * A tie: only the lot (a pseudorandom order) or the order in the cycle decided between these
 * proposals.
 *
 * @param step the first step of the trace that decided between the proposals
 * @param proposalIds the proposals in the decided order
 * @param decidedBy {@code lot} or {@code file_order}
 */
public record SnapshotTie(int step, List<Long> proposalIds, String decidedBy)
    implements SnapshotPart {
  public SnapshotTie {
    proposalIds = List.copyOf(proposalIds);
  }
}
