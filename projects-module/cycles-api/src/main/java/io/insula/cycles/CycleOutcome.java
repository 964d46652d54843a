package io.insula.cycles;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a count found, but for the proposals.
 *
 * @param countedAt when it was made
 * @param rule how winners were found, for instance {@code equal-shares}
 * @param ruleVersion names the code that counted
 * @param tieOrder what decided between equal proposals, by the first that differed
 * @param spent what the winners cost together
 * @param ballots how many were counted, empty ones included
 * @param share by which equal shares found its outcome; null in other rules
 * @param comparison of the outcomes of greedy and equal shares; null where none was asked for
 * @param warnings what is odd about the election
 * @param receiptsRoot the root of the Merkle tree over the receipts of the counted ballots, in hex;
 *     null where the votes came in a file
 * @param override what the admins decided otherwise; null if nothing
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
