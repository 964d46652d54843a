package io.insula.cycles.internal.count;

import io.insula.api.InputChecks;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its options. An option that belongs to another rule must be null.
 *
 * @param rule how winners are found
 * @param utility only for equal shares; null means {@link Utility#COST}
 * @param completion only for equal shares; null means {@link EqualSharesCompletion#NONE}
 * @param comparison only for equal shares: whether an {@link OutcomeComparison} decides the result;
 *     null means false
 * @param minScore the minimum score of a winner, for every rule; null means no minimum
 * @param floorFactor only for equal shares, above 0: a winner needs at least cost / (factor ·
 *     budget) of the ballots; null means no floor
 * @param misfitPercent only for greedy-no-skip, 0 to 100: the first proposal that does not fit
 *     still wins if the budget has at least this percentage of the cost left; null means never
 * @param exclusiveGroups only for greedy-exclusive: groups of proposal ids; only the best proposal
 *     of a group may win; null means no groups
 */
public record Rule(
    RuleName rule,
    @Nullable Utility utility,
    @Nullable EqualSharesCompletion completion,
    @Nullable Boolean comparison,
    @Nullable BigDecimal minScore,
    @Nullable BigDecimal floorFactor,
    @Nullable BigDecimal misfitPercent,
    @Nullable List<List<Long>> exclusiveGroups) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * @throws io.insula.api.InvalidInputException if an option belongs to another rule or is out of
   *     bounds
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
            "must not name a proposal twice in the same group")
        .done();
    if (equalShares) {
      utility = Objects.requireNonNullElse(utility, Utility.COST);
      completion = Objects.requireNonNullElse(completion, EqualSharesCompletion.NONE);
      comparison = Objects.requireNonNullElse(comparison, false);
    }
    exclusiveGroups =
        exclusiveGroups == null ? null : exclusiveGroups.stream().map(List::copyOf).toList();
  }

  /** Returns a rule whose options have their default values. */
  public static Rule of(RuleName rule) {
    return new Rule(rule, null, null, null, null, null, null, null);
  }

  /** Returns equal shares without a floor. */
  public static Rule equalShares(
      Utility utility, EqualSharesCompletion completion, boolean comparison) {
    return new Rule(RuleName.EQUAL_SHARES, utility, completion, comparison, null, null, null, null);
  }

  /** Returns this rule with a minimum score. */
  public Rule withMinScore(@Nullable BigDecimal minScore) {
    return new Rule(
        rule,
        utility,
        completion,
        comparison,
        minScore,
        floorFactor,
        misfitPercent,
        exclusiveGroups);
  }

  /** Returns this rule, which must be equal shares, with a floor. */
  public Rule withFloorFactor(BigDecimal factor) {
    return new Rule(
        rule, utility, completion, comparison, minScore, factor, misfitPercent, exclusiveGroups);
  }

  /** Returns this rule with a {@link #misfitPercent}. The rule must be greedy-no-skip. */
  public Rule withMisfitPercent(BigDecimal percent) {
    return new Rule(
        rule, utility, completion, comparison, minScore, floorFactor, percent, exclusiveGroups);
  }

  /** Returns this rule, which must be greedy-exclusive, with groups. */
  public Rule withExclusiveGroups(List<List<Long>> groups) {
    return new Rule(
        rule, utility, completion, comparison, minScore, floorFactor, misfitPercent, groups);
  }

  public Utility utilityOrDefault() {
    return Objects.requireNonNullElse(utility, Utility.COST);
  }

  EqualSharesCompletion completionOrDefault() {
    return Objects.requireNonNullElse(completion, EqualSharesCompletion.NONE);
  }

  boolean compares() {
    return Objects.requireNonNullElse(comparison, false);
  }

  private static String notOf(RuleName rule) {
    return "is not an option of the rule " + rule.label();
  }

  private static boolean isPercent(@Nullable BigDecimal value) {
    return value == null || (value.signum() >= 0 && value.compareTo(HUNDRED) <= 0);
  }

  private static boolean repeats(List<Long> group) {
    return new HashSet<>(group).size() < group.size();
  }
}
