package io.insula.cycles.internal.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.api.TextRule;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.CycleSettings;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.LabelParser;
import io.insula.cycles.internal.cycle.PatchField;
import io.insula.cycles.internal.cycle.PhaseDates;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The new settings of a cycle. A missing or null field stays unchanged, unless stated otherwise.
 *
 * @param name 1 to 500 characters, not unique
 * @param description at most 10,000 characters; null removes it
 * @param currency the currency of costs and of the budget, at most 10 characters; null removes it
 * @param unit the area of the cycle, for instance a city; null removes it
 * @param subunit the part of the unit, for instance a district; null removes it
 * @param budget above 0 and below 10^12, with at most two decimals
 * @param ballot the rules for a ballot
 * @param rule the rule by which the vote is counted
 * @param tieOrder the criteria that decide ties, in order; if only the rule changes, the default of
 *     the new rule
 * @param who the people who may vote, besides holders of codes: all accounts, or the people on the
 *     roster
 * @param isPublic whether results and receipts are public
 * @param dates when the phases begin; an admin starts a phase without a date; null removes all
 *     dates
 */
@Introspected
record CycleChange(
    @Schema(minLength = 1, maxLength = 500) @Nullable String name,
    @Schema(implementation = String.class, nullable = true, maxLength = 10_000)
        @Nullable PatchField<String> description,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 10)
        @Nullable PatchField<String> currency,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 200)
        @Nullable PatchField<String> unit,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 200)
        @Nullable PatchField<String> subunit,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal budget,
    @Nullable BallotSettings ballot,
    @Nullable RuleSettings rule,
    @Nullable List<String> tieOrder,
    @Schema(allowableValues = {"accounts", "roster"}) @Nullable String who,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Schema(implementation = PhaseDates.class, nullable = true)
        @Nullable PatchField<PhaseDates> dates) {
  /**
   * Returns the settings with these changes.
   *
   * @throws io.insula.api.InvalidInputException if a changed value is out of bounds; see {@link
   *     CycleSettings#checked(CycleSettings)}
   */
  CycleSettings changed(CycleSettings settings) {
    return new CycleSettings(
            name == null ? settings.name() : TextRule.normal(name),
            Objects.requireNonNullElse(PatchField.or(description, settings.description()), ""),
            normalOr(currency, settings.currency()),
            normalOr(unit, settings.unit()),
            normalOr(subunit, settings.subunit()),
            Objects.requireNonNullElse(budget, settings.budget()),
            Objects.requireNonNullElse(ballot, settings.ballot()),
            rule == null ? settings.rule() : rule.bounded(),
            tiesOr(settings),
            electorateOr(settings.electorate()),
            Objects.requireNonNullElse(isPublic, settings.isPublic()),
            Objects.requireNonNullElse(PatchField.or(dates, settings.dates()), PhaseDates.NONE))
        .checked(settings);
  }

  private static @Nullable String normalOr(
      @Nullable PatchField<String> given, @Nullable String otherwise) {
    return given == null ? otherwise : CycleSettings.normalOrNull(given.value());
  }

  /**
   * Returns the tie order after the change. If only the rule changes, returns null, which means the
   * default of the new rule.
   */
  private @Nullable List<String> tiesOr(CycleSettings settings) {
    if (tieOrder != null) {
      return tieOrder;
    }
    // The name of the rule can be missing here. A later check refuses such a request.
    return rule == null || settings.rule().rule().equalsIgnoreCase(rule.rule())
        ? settings.tieOrder()
        : null;
  }

  private @Nullable Electorate electorateOr(@Nullable Electorate otherwise) {
    return who == null ? otherwise : LabelParser.parse(Electorate.class, "who", who);
  }

  /** Whether this changes a setting that is announced to voters when voting opens. */
  boolean changesTheVote() {
    return ballot != null || rule != null || tieOrder != null || who != null;
  }

  /** Whether this changes a setting that affects the count. */
  boolean changesTheCount() {
    return changesTheVote() || budget != null;
  }
}
