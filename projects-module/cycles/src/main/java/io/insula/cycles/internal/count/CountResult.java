package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a count, with everything that is needed to check it.
 *
 * @param ruleVersion the version of the code that counted; see {@link RuleName#version}
 * @param spent the total cost of the winners; above the budget only with {@link Reason#MISFIT}
 * @param ballots the number of ballots, empty ones included
 * @param proposals in the order of the election
 * @param shares null unless equal shares found the winners
 * @param comparison null if the rule makes no comparison
 */
public record CountResult(
    BallotType ballotType,
    Rule rule,
    String ruleVersion,
    TieOrder tieOrder,
    BigDecimal budget,
    BigDecimal spent,
    long ballots,
    List<ProposalResult> proposals,
    List<TraceStep> trace,
    List<Tie> ties,
    @Nullable FinalVoterShare shares,
    @Nullable OutcomeComparison comparison,
    List<String> warnings) {
  public CountResult {
    proposals = List.copyOf(proposals);
    trace = List.copyOf(trace);
    ties = List.copyOf(ties);
    warnings = List.copyOf(warnings);
  }

  /** Returns the ids of the winners, in the order of the election. */
  public List<Long> winners() {
    return proposals.stream()
        .filter(ProposalResult::selected)
        .map(ProposalResult::proposalId)
        .toList();
  }
}
