package io.insula.cycles.internal.cycle;

import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.internal.count.Labelled;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the admins of a cycle decide about it.
 *
 * @param name 1 to 500 characters, not unique
 * @param currency in which costs and the budget are; null if nobody said
 * @param unit what it is for, for instance a city; null if nobody said
 * @param subunit the part of the unit, for instance a district; null if there is none
 * @param budget above 0
 * @param tieOrder what decides between equal proposals; null for the default of the rule
 * @param electorate who votes; null where the votes came in a file
 * @param isPublic whether results and receipts are for everybody
 */
public record CycleSettings(
    String name,
    String description,
    @Nullable String currency,
    @Nullable String unit,
    @Nullable String subunit,
    BigDecimal budget,
    BallotSettings ballot,
    RuleSettings rule,
    @Nullable List<String> tieOrder,
    @Nullable Electorate electorate,
    boolean isPublic,
    PhaseDates dates) {
  /** What a name has to be. */
  public static final TextRule NAME = TextRule.line(1, 500);

  private static final TextRule DESCRIPTION = TextRule.lines(0, 10_000);
  private static final TextRule CURRENCY = TextRule.line(1, 10);
  private static final TextRule PLACE = TextRule.line(1, 200);
  private static final BigDecimal AMOUNT_LIMIT = BigDecimal.TEN.pow(12);
  private static final int AMOUNT_DECIMALS = 2;

  /**
   * These settings, checked.
   *
   * @throws io.insula.api.InvalidInputException with all that is out of bounds; its fields bear the
   *     names of the HTTP contract
   */
  public CycleSettings checked() {
    var checks =
        new InputChecks()
            .text("name", name, NAME)
            .text("description", description, DESCRIPTION)
            .optionalText("currency", currency, CURRENCY)
            .optionalText("unit", unit, PLACE)
            .optionalText("subunit", subunit, PLACE)
            .that(
                budget.signum() > 0 && isAmount(budget),
                "budget",
                "must be above 0 and below 10^12, with at most two decimals");
    dates.check(checks);
    ballot.check(checks);
    return checks.andThen(this::withPlainRule);
  }

  /** A rule and a tie order that mean something. */
  private CycleSettings withPlainRule() {
    ties(rule.toRule());
    return this;
  }

  /** The order of ties under a rule of this cycle. */
  public TieOrder ties(Rule by) {
    return tieOrder == null
        ? TieOrder.defaultOf(by.rule(), TieCriterion.LOT)
        : new TieOrder(
            tieOrder.stream()
                .map(label -> CycleLabels.parse(TieCriterion.class, "tie_order", label))
                .toList());
  }

  /** The labels of {@link #ties}. */
  public List<String> tieLabels() {
    return ties(rule.toRule()).criteria().stream().map(Labelled::label).toList();
  }

  /** The same with other dates. */
  public CycleSettings withDates(PhaseDates other) {
    return new CycleSettings(
        name,
        description,
        currency,
        unit,
        subunit,
        budget,
        ballot,
        rule,
        tieOrder,
        electorate,
        isPublic,
        other);
  }

  /** Whether a number is a cost or a budget: 0 or more, below 10^12, with at most two decimals. */
  public static boolean isAmount(BigDecimal value) {
    return value.signum() >= 0
        && value.compareTo(AMOUNT_LIMIT) < 0
        && value.stripTrailingZeros().scale() <= AMOUNT_DECIMALS;
  }
}
