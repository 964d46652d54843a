package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a count found, but for the proposals.
 *
 * @param rule how winners were found, for instance {@code equal-shares}
 * @param ruleVersion names the code that counted
 * @param tieOrder what decided between equal proposals, by the first that differed
 * @param spent what the winners cost together
 * @param ballots how many were counted, empty ones included
 * @param warnings what is odd about the election
 */
public record CycleOutcome(
    String rule,
    String ruleVersion,
    List<String> tieOrder,
    BigDecimal spent,
    long ballots,
    List<String> warnings) {
  public CycleOutcome {
    tieOrder = List.copyOf(tieOrder);
    warnings = List.copyOf(warnings);
  }
}
