package io.insula.cycles.internal.count;

import java.util.List;

/**
 * Proposals whose order was decided only by lot (a pseudorandom order) or by their order in the
 * election.
 *
 * @param step the first step of the trace that decided between the proposals
 * @param proposalIds the proposals in the decided order
 * @param decidedBy {@link TieCriterion#LOT} or {@link TieCriterion#FILE_ORDER}
 */
public record Tie(int step, List<Long> proposalIds, TieCriterion decidedBy) {
  public Tie {
    proposalIds = List.copyOf(proposalIds);
  }
}
