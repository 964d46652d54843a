package io.insula.cycles.internal.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.cycles.internal.cycle.BallotSettings;
import io.insula.cycles.internal.cycle.CycleLabels;
import io.insula.cycles.internal.cycle.CycleSettings;
import io.insula.cycles.internal.cycle.Electorate;
import io.insula.cycles.internal.cycle.Given;
import io.insula.cycles.internal.cycle.PhaseDates;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle shall be from now on. What is missing stays as it is, and so does what is null,
 * unless said otherwise.
 *
 * @param name 1 to 500 characters, not unique
 * @param description at most 10,000 characters; null takes it out
 * @param currency in which costs and the budget are, at most 10 characters; null takes it out
 * @param unit what it is for, for instance a city; null takes it out
 * @param subunit the part of the unit, for instance a district; null takes it out
 * @param budget above 0 and below 10^12, with at most two decimals
 * @param ballot what a ballot may say
 * @param rule by which it is counted
 * @param tieOrder what decides between equal proposals, the first that tells them apart
 * @param who may vote: all accounts, or those on the cycle's roster and with its codes
 * @param isPublic whether results and receipts are for everybody
 * @param dates when its phases begin; without a date an admin takes the step; null takes all dates
 *     out
 */
@Introspected
record CycleChange(
    @Schema(minLength = 1, maxLength = 500) @Nullable String name,
    @Schema(implementation = String.class, nullable = true, maxLength = 10_000)
        @Nullable Given<String> description,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 10)
        @Nullable Given<String> currency,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 200)
        @Nullable Given<String> unit,
    @Schema(implementation = String.class, nullable = true, minLength = 1, maxLength = 200)
        @Nullable Given<String> subunit,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal budget,
    @Nullable BallotSettings ballot,
    @Nullable RuleSettings rule,
    @Nullable List<String> tieOrder,
    @Schema(allowableValues = {"accounts", "roster"}) @Nullable String who,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Schema(implementation = PhaseDates.class, nullable = true) @Nullable Given<PhaseDates> dates) {
  /**
   * These settings with what stands here.
   *
   * @throws io.insula.api.InvalidInputException with all that is out of bounds
   */
  CycleSettings changed(CycleSettings settings) {
    return new CycleSettings(
            name == null ? settings.name() : name.strip(),
            Objects.requireNonNullElse(Given.or(description, settings.description()), ""),
            Given.or(currency, settings.currency()),
            Given.or(unit, settings.unit()),
            Given.or(subunit, settings.subunit()),
            Objects.requireNonNullElse(budget, settings.budget()),
            Objects.requireNonNullElse(ballot, settings.ballot()),
            rule == null ? settings.rule() : rule.bounded(),
            tiesOr(settings),
            electorateOr(settings.electorate()),
            Objects.requireNonNullElse(isPublic, settings.isPublic()),
            Objects.requireNonNullElse(Given.or(dates, settings.dates()), PhaseDates.NONE))
        .checked();
  }

  /** Another rule has another default: an order that belonged to the old one goes with it. */
  private @Nullable List<String> tiesOr(CycleSettings settings) {
    if (tieOrder != null) {
      return tieOrder;
    }
    return rule == null || rule.rule().equals(settings.rule().rule()) ? settings.tieOrder() : null;
  }

  private @Nullable Electorate electorateOr(@Nullable Electorate otherwise) {
    return who == null ? otherwise : CycleLabels.parse(Electorate.class, "who", who);
  }

  /** Whether it changes what voters were told when the voting opened. */
  boolean changesTheVote() {
    return ballot != null || rule != null || tieOrder != null || who != null;
  }

  /** Whether it changes anything by which a vote is counted. */
  boolean changesTheCount() {
    return changesTheVote() || budget != null;
  }
}
