package io.insula.cycles.internal.cycle;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.cycles.internal.count.EqualSharesCompletion;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.count.Utility;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its options. An option that belongs to another rule must be null. In a request, a
 * number has at most 20 digits, with at most 18 before the point and 18 after the point.
 *
 * @param rule how winners are found
 * @param utility only for equal-shares: the utility of a winner to a voter; missing means cost
 * @param completion only for equal-shares: how the rest of the budget is spent; missing means none
 * @param comparison only for equal-shares: whether greedy's outcome becomes the result if more
 *     voters prefer this outcome; missing means false
 * @param minScore the minimum score of a winner
 * @param floorFactor only for equal-shares: a winner needs at least cost / (factor · budget) of the
 *     ballots
 * @param misfitPercent only for greedy-no-skip: the first proposal that does not fit still wins if
 *     the budget has at least this percentage of the cost left
 * @param exclusiveGroups only for greedy-exclusive: at most 1,000 groups with 10,000 proposal ids
 *     in total; only the best proposal of a group may win
 */
@Introspected
public record RuleSettings(
    @Schema(
            allowableValues = {
              "greedy",
              "greedy-no-skip",
              "greedy-threshold",
              "greedy-exclusive",
              "equal-shares",
              "phragmen"
            })
        String rule,
    @Schema(allowableValues = {"cost", "cardinality", "points"}) @Nullable String utility,
    @Schema(allowableValues = {"none", "greedy", "add1", "add1-exhaustive", "add1u"})
        @Nullable String completion,
    @Nullable Boolean comparison,
    @Schema(minimum = "0") @Nullable BigDecimal minScore,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal floorFactor,
    @Schema(minimum = "0", maximum = "100") @Nullable BigDecimal misfitPercent,
    @Nullable List<List<Long>> exclusiveGroups) {
  /** The error text for a number with too many digits; see {@link #isShort}. */
  static final String TOO_LONG =
      "must have at most 18 digits before the point, 18 after it, and 20 in total";

  /**
   * The maximum number of digits before the point, and also after the point, as in an imported
   * file.
   */
  private static final int MAX_DIGITS = 18;

  // During an update, the previous version runs, too. It cannot read a stored rule with more
  // digits.
  private static final int MAX_DIGITS_IN_TOTAL = 20;

  // Earlier versions stored numbers with more digits.
  private static final int MAX_STORED_DIGITS = 40;

  private static final int MAX_GROUPS = 1_000;
  private static final int MAX_IN_GROUPS = 10_000;

  public static RuleSettings of(Rule rule) {
    var utility = rule.utility();
    var completion = rule.completion();
    return new RuleSettings(
        rule.rule().label(),
        utility == null ? null : utility.label(),
        completion == null ? null : completion.label(),
        rule.comparison(),
        rule.minScore(),
        rule.floorFactor(),
        rule.misfitPercent(),
        rule.exclusiveGroups());
  }

  /**
   * Returns the rule of these settings. Settings that an earlier version stored can exceed the
   * limits of {@link #bounded}.
   *
   * @throws InvalidInputException if an option is unknown, is out of bounds or belongs to another
   *     rule
   */
  public Rule toRule() {
    new InputChecks()
        .required("rule", rule)
        .that(hasDigits(minScore, MAX_STORED_DIGITS), "min_score", TOO_LONG)
        .that(hasDigits(floorFactor, MAX_STORED_DIGITS), "floor_factor", TOO_LONG)
        .that(hasDigits(misfitPercent, MAX_STORED_DIGITS), "misfit_percent", TOO_LONG)
        .done();
    return new Rule(
        LabelParser.parse(RuleName.class, "rule", rule),
        utility == null ? null : LabelParser.parse(Utility.class, "utility", utility),
        completion == null
            ? null
            : LabelParser.parse(EqualSharesCompletion.class, "completion", completion),
        comparison,
        minScore,
        floorFactor,
        misfitPercent,
        exclusiveGroups);
  }

  /**
   * Checks the numbers and the exclusive groups of a rule in a request.
   *
   * @return this
   * @throws InvalidInputException if a number has too many digits, or if the groups are too many or
   *     too large
   */
  public RuleSettings bounded() {
    var groups = exclusiveGroups == null ? List.<List<Long>>of() : exclusiveGroups;
    new InputChecks()
        .that(isShort(minScore), "min_score", TOO_LONG)
        .that(isShort(floorFactor), "floor_factor", TOO_LONG)
        .that(isShort(misfitPercent), "misfit_percent", TOO_LONG)
        .that(
            groups.size() <= MAX_GROUPS
                && groups.stream().filter(Objects::nonNull).mapToLong(List::size).sum()
                    <= MAX_IN_GROUPS,
            "exclusive_groups",
            "must have at most %d groups and %d proposals in total"
                .formatted(MAX_GROUPS, MAX_IN_GROUPS))
        .done();
    return this;
  }

  /**
   * Whether a number has at most 20 digits, with at most 18 on each side of the point. Null is
   * allowed.
   */
  static boolean isShort(@Nullable BigDecimal number) {
    return hasDigits(number, MAX_DIGITS)
        && (number == null || number.precision() <= MAX_DIGITS_IN_TOTAL);
  }

  private static boolean hasDigits(@Nullable BigDecimal number, int maxDigits) {
    return number == null
        || (number.scale() <= maxDigits && (long) number.precision() - number.scale() <= maxDigits);
  }
}
