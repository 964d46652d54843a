package io.insula.cycles.internal.count;

import java.util.List;

/**
 * Proposals between which neither the rule nor their costs and votes decided.
 *
 * @param step of the trace that decided between them first
 * @param proposalIds in the order that was taken
 * @param decidedBy {@link TieCriterion#LOT} or {@link TieCriterion#FILE_ORDER}
 */
public record Tie(int step, List<Long> proposalIds, TieCriterion decidedBy) {
  public Tie {
    proposalIds = List.copyOf(proposalIds);
  }
}
