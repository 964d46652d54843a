package io.insula.cycles.internal.cycle;

import io.insula.api.Decimals;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.internal.count.LabelledEnum;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a cycle, which its admins decide.
 *
 * @param name 1 to 500 characters, not unique
 * @param currency the currency of costs and of the budget; null if not stated
 * @param unit the area of the cycle, for instance a city; null if not stated
 * @param subunit the part of the unit, for instance a district; null if there is none
 * @param budget the money for all winners together, above 0
 * @param tieOrder the criteria that decide between proposals with equal results; null for the
 *     default of the rule
 * @param electorate who votes; null for imported votes
 * @param isPublic whether people without an account can read the cycle, its proposals, results and
 *     receipts
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
  /** The rule for the name of a cycle: one line of 1 to 500 characters. */
  public static final TextRule NAME = TextRule.line(1, 500);

  private static final TextRule DESCRIPTION = TextRule.lines(0, 10_000);
  private static final TextRule CURRENCY = TextRule.line(1, 10);
  private static final TextRule PLACE = TextRule.line(1, 200);
  private static final BigDecimal AMOUNT_LIMIT = BigDecimal.TEN.pow(12);
  private static final int AMOUNT_DECIMALS = 2;

  /**
   * Checks and returns these settings. After a missing or unknown label, some other values are not
   * checked.
   *
   * @throws io.insula.api.InvalidInputException with the values that are out of bounds, under the
   *     field names of the HTTP contract
   */
  public CycleSettings checked() {
    return checked(null);
  }

  /**
   * Checks and returns these settings. Unchanged values are not checked, because an imported cycle
   * can have values that are out of bounds. The rule and the tie order are always checked.
   *
   * @param before the settings before a change; null for a new cycle
   */
  public CycleSettings checked(@Nullable CycleSettings before) {
    var checks = new InputChecks();
    ifNew(before, CycleSettings::name, () -> checks.text("name", name, NAME));
    ifNew(
        before,
        CycleSettings::description,
        () -> checks.text("description", description, DESCRIPTION));
    ifNew(
        before, CycleSettings::currency, () -> checks.optionalText("currency", currency, CURRENCY));
    ifNew(before, CycleSettings::unit, () -> checks.optionalText("unit", unit, PLACE));
    ifNew(before, CycleSettings::subunit, () -> checks.optionalText("subunit", subunit, PLACE));
    ifNew(
        before,
        CycleSettings::budget,
        () ->
            checks.that(
                budget.signum() > 0 && isAmount(budget),
                "budget",
                "must be above 0 and below 10^12, with at most two decimals"));
    ifNew(before, CycleSettings::dates, () -> dates.check(checks));
    ifNew(before, CycleSettings::ballot, () -> ballot.check(checks));
    return checks.andThen(this::withValidRule).withPlainBudget();
  }

  /** Runs the check of a value, unless the value did not change. */
  private void ifNew(
      @Nullable CycleSettings before,
      Function<CycleSettings, @Nullable Object> value,
      Runnable check) {
    if (before == null || !Objects.equals(value.apply(this), value.apply(before))) {
      check.run();
    }
  }

  /** Checks that the rule and the tie order are valid. */
  private CycleSettings withValidRule() {
    ties(rule.toRule());
    return this;
  }

  /**
   * Returns the same settings without trailing zeros in the budget: 5.2 instead of 5.20. Trailing
   * zeros could exceed the 18 decimals that an import accepts.
   */
  private CycleSettings withPlainBudget() {
    return new CycleSettings(
        name,
        description,
        currency,
        unit,
        subunit,
        Decimals.plain(budget),
        ballot,
        rule,
        tieOrder,
        electorate,
        isPublic,
        dates);
  }

  /**
   * Returns the tie order of these settings; if there is none, the default of the rule {@code by}.
   */
  public TieOrder ties(Rule by) {
    return tieOrder == null
        ? TieOrder.defaultOf(by.rule(), TieCriterion.LOT)
        : new TieOrder(
            tieOrder.stream()
                .map(label -> LabelParser.parse(TieCriterion.class, "tie_order", label))
                .toList());
  }

  /** Returns the labels of the criteria that decide ties, in the order in which they apply. */
  public List<String> tieLabels() {
    return ties(rule.toRule()).criteria().stream().map(LabelledEnum::label).toList();
  }

  /** Returns the same settings with other dates. */
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

  /** Returns the normal form of an optional text of a request; see {@link TextRule#normal}. */
  public static @Nullable String normalOrNull(@Nullable String text) {
    return text == null ? null : TextRule.normal(text);
  }

  /** Whether a number is a cost or a budget: 0 or more, below 10^12, with at most two decimals. */
  public static boolean isAmount(BigDecimal value) {
    return value.signum() >= 0
        && value.compareTo(AMOUNT_LIMIT) < 0
        && value.stripTrailingZeros().scale() <= AMOUNT_DECIMALS;
  }
}
