package io.insula.cycles.internal.count;

import io.insula.api.InputChecks;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its options. An option that is null takes its default; one that is not of the rule
 * must be null.
 *
 * @param rule how winners are found
 * @param utility equal shares alone; null is {@link Utility#COST}
 * @param completion equal shares alone; null is {@link Completion#NONE}
 * @param comparison equal shares alone: greedy's outcome is taken if more voters have more approved
 *     winners in it; null is false
 * @param minScore a proposal with less cannot win; of every rule; null asks for nothing
 * @param floorFactor equal shares alone, above 0: a proposal with a share of the ballots below its
 *     cost / (factor · budget) cannot win; null asks for nothing
 * @param misfitPercent greedy-no-skip alone, 0 to 100: the first proposal that does not fit wins
 *     nevertheless if at least so much of its cost is left; null lets none win
 * @param exclusiveGroups greedy-exclusive alone: the ids of proposals of which only the best may
 *     win, group by group; null is none
 */
public record Rule(
    RuleName rule,
    @Nullable Utility utility,
    @Nullable Completion completion,
    @Nullable Boolean comparison,
    @Nullable BigDecimal minScore,
    @Nullable BigDecimal floorFactor,
    @Nullable BigDecimal misfitPercent,
    @Nullable List<List<Long>> exclusiveGroups) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @throws io.insula.api.InvalidInputException if an option is not of the rule or out of bounds
   */
  public Rule {
    var equalShares = rule == RuleName.EQUAL_SHARES;
    new InputChecks()
        .that(equalShares || utility == null, "utility", notOf(rule))
        .that(equalShares || completion == null, "completion", notOf(rule))
        .that(equalShares || comparison == null, "comparison", notOf(rule))
        .that(equalShares || floorFactor == null, "floor_factor", notOf(rule))
        .that(
            rule == RuleName.GREEDY_NO_SKIP || misfitPercent == null, "misfit_percent", notOf(rule))
        .that(
            rule == RuleName.GREEDY_EXCLUSIVE || exclusiveGroups == null,
            "exclusive_groups",
            notOf(rule))
        .that(minScore == null || minScore.signum() >= 0, "min_score", "must be 0 or more")
        .that(floorFactor == null || floorFactor.signum() > 0, "floor_factor", "must be above 0")
        .that(isPercent(misfitPercent), "misfit_percent", "must be from 0 to 100")
        .that(
            exclusiveGroups == null || exclusiveGroups.stream().noneMatch(Rule::repeats),
            "exclusive_groups",
            "must name a proposal once in a group")
        .done();
    if (equalShares) {
      utility = Objects.requireNonNullElse(utility, Utility.COST);
      completion = Objects.requireNonNullElse(completion, Completion.NONE);
      comparison = Objects.requireNonNullElse(comparison, false);
    }
    exclusiveGroups =
        exclusiveGroups == null ? null : exclusiveGroups.stream().map(List::copyOf).toList();
  }

  /** A rule with the defaults of its options. */
  public static Rule of(RuleName rule) {
    return new Rule(rule, null, null, null, null, null, null, null);
  }

  /** Equal shares without a floor. */
  public static Rule equalShares(Utility utility, Completion completion, boolean comparison) {
    return new Rule(RuleName.EQUAL_SHARES, utility, completion, comparison, null, null, null, null);
  }

  /** This rule for proposals with at least this score. */
  public Rule withMinScore(@Nullable BigDecimal least) {
    return new Rule(
        rule, utility, completion, comparison, least, floorFactor, misfitPercent, exclusiveGroups);
  }

  /** This rule, which must be equal shares, with a floor. */
  public Rule withFloorFactor(BigDecimal factor) {
    return new Rule(
        rule, utility, completion, comparison, minScore, factor, misfitPercent, exclusiveGroups);
  }

  /** This rule, which must be greedy-no-skip, with a percentage for the first that does not fit. */
  public Rule withMisfitPercent(BigDecimal percent) {
    return new Rule(
        rule, utility, completion, comparison, minScore, floorFactor, percent, exclusiveGroups);
  }

  /** This rule, which must be greedy-exclusive, with groups. */
  public Rule withExclusiveGroups(List<List<Long>> groups) {
    return new Rule(
        rule, utility, completion, comparison, minScore, floorFactor, misfitPercent, groups);
  }

  public Utility utilityOrDefault() {
    return Objects.requireNonNullElse(utility, Utility.COST);
  }

  Completion completionOrDefault() {
    return Objects.requireNonNullElse(completion, Completion.NONE);
  }

  boolean compares() {
    return Objects.requireNonNullElse(comparison, false);
  }

  private static String notOf(RuleName rule) {
    return "is not an option of " + rule.label();
  }

  private static boolean isPercent(@Nullable BigDecimal value) {
    return value == null || (value.signum() >= 0 && value.compareTo(HUNDRED) <= 0);
  }

  private static boolean repeats(List<Long> group) {
    return new HashSet<>(group).size() < group.size();
  }
}
