package io.insula.cycles.internal.graphql;

import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ProposalLine;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of a cycle whose vote was counted.
 *
 * @param results the result, without its trace
 * @param lines the result of each proposal, by its id
 */
record CountedCycle(CycleResults results, Map<Long, ProposalLine> lines) {
  static CountedCycle of(CycleResults results) {
    return new CountedCycle(
        results,
        results.proposals().stream()
            .collect(Collectors.toMap(ProposalLine::proposalId, Function.identity())));
  }
}
