package io.insula.cycles.internal.count;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a count, and all that it takes to check it.
 *
 * @param ruleVersion of the code that counted; see {@link RuleName#version}
 * @param spent what the winners cost together; above the budget only if a misfit won
 * @param ballots how many there are, empty ones included
 * @param proposals in the order of the election
 * @param trace step by step
 * @param shares null where the rule has none
 * @param comparison null where none was asked for
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
    @Nullable Shares shares,
    @Nullable OutcomeComparison comparison,
    List<String> warnings) {
  public CountResult {
    proposals = List.copyOf(proposals);
    trace = List.copyOf(trace);
    ties = List.copyOf(ties);
    warnings = List.copyOf(warnings);
  }

  /** The ids of the winners, in the order of the election. */
  public List<Long> winners() {
    return proposals.stream()
        .filter(ProposalResult::selected)
        .map(ProposalResult::proposalId)
        .toList();
  }
}
