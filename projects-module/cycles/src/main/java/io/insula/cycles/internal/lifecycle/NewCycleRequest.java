package io.insula.cycles.internal.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import io.insula.cycles.internal.count.RuleName;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.CycleSettings;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.PhaseDates;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a cycle to open. A missing field gets its default.
 *
 * @param name 1 to 500 characters, not unique
 * @param description at most 10,000 characters
 * @param currency the currency of costs and of the budget, at most 10 characters
 * @param unit the area of the cycle, for instance a city
 * @param subunit the part of the unit, for instance a district
 * @param budget above 0 and below 10^12, with at most two decimals
 * @param ballot the rules for a ballot
 * @param rule the rule by which the vote is counted; greedy if missing
 * @param tieOrder the criteria that decide ties, in order; the default of the rule if missing
 * @param who the people who may vote, besides holders of codes: all accounts (the default), or the
 *     people on the roster
 * @param isPublic whether results and receipts are public; false if missing
 * @param dates when the phases begin; an admin starts a phase without a date
 */
@Introspected
record NewCycleRequest(
    @Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 500)
        @Nullable String name,
    @Schema(maxLength = 10_000) @Nullable String description,
    @Schema(minLength = 1, maxLength = 10) @Nullable String currency,
    @Schema(minLength = 1, maxLength = 200) @Nullable String unit,
    @Schema(minLength = 1, maxLength = 200) @Nullable String subunit,
    @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "0", exclusiveMinimum = true)
        @Nullable BigDecimal budget,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable BallotSettings ballot,
    @Nullable RuleSettings rule,
    @Nullable List<String> tieOrder,
    @Schema(allowableValues = {"accounts", "roster"}) @Nullable String who,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Nullable PhaseDates dates) {
  private static final RuleSettings GREEDY =
      new RuleSettings(RuleName.GREEDY.label(), null, null, null, null, null, null, null);

  /**
   * Returns the checked settings of the new cycle.
   *
   * @throws io.insula.api.InvalidInputException with all missing fields; if no field is missing, as
   *     in {@link CycleSettings#checked()}
   */
  CycleSettings settings() {
    new InputChecks()
        .required("name", name)
        .required("budget", budget)
        .required("ballot", ballot)
        .done();
    return new CycleSettings(
            TextRule.normal(Objects.requireNonNull(name)),
            Objects.requireNonNullElse(description, ""),
            CycleSettings.normalOrNull(currency),
            CycleSettings.normalOrNull(unit),
            CycleSettings.normalOrNull(subunit),
            Objects.requireNonNull(budget),
            Objects.requireNonNull(ballot),
            Objects.requireNonNullElse(rule, GREEDY).bounded(),
            tieOrder,
            electorate(),
            Objects.requireNonNullElse(isPublic, false),
            Objects.requireNonNullElse(dates, PhaseDates.NONE))
        .checked();
  }

  private Electorate electorate() {
    return who == null ? Electorate.ACCOUNTS : LabelParser.parse(Electorate.class, "who", who);
  }
}
