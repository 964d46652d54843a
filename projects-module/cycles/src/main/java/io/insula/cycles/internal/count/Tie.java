package io.insula.cycles.internal.count;

import java.util.List;

/**
 * A tie: only the lot (a pseudorandom order) or the order in the election decided between these
 * proposals.
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
