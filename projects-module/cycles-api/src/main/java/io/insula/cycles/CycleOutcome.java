package io.insula.cycles;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a count, without the results of single proposals.
 *
 * @param rule the label of the rule, for instance {@code equal-shares}
 * @param ruleVersion the version of the code that counted
 * @param tieOrder the criteria that decide between proposals with equal results, in the order in
 *     which they apply
 * @param spent the total cost of the winners
 * @param ballots how many ballots were counted, empty ones included
 * @param share null unless equal shares found the winners
 * @param comparison null if the rule makes no comparison
 * @param warnings unusual facts about the election, as text for readers of the result
 * @param receiptsRoot the root of the Merkle tree over the receipts of the counted ballots, in hex;
 *     null for imported votes
 * @param override the selection with which the admins replaced the winners; null without an
 *     override
 */
public record CycleOutcome(
    Instant countedAt,
    String rule,
    String ruleVersion,
    List<String> tieOrder,
    BigDecimal spent,
    long ballots,
    @Nullable EqualShare share,
    @Nullable RuleComparison comparison,
    List<String> warnings,
    @Nullable String receiptsRoot,
    @Nullable OutcomeOverride override) {
  public CycleOutcome {
    tieOrder = List.copyOf(tieOrder);
    warnings = List.copyOf(warnings);
  }
}
