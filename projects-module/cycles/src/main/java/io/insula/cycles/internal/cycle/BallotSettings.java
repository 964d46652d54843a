package io.insula.cycles.internal.cycle;

import io.insula.api.InputChecks;
import io.insula.cycles.internal.count.BallotType;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a ballot may say. A bound that is null bounds nothing.
 *
 * @param type approval, choose-1, cumulative, scoring or ordinal
 * @param minLength how many proposals it names at least; an empty ballot counts where it is null or
 *     0
 * @param maxLength how many it names at most; for ordinal ballots, also what the first place earns
 * @param maxSumCost what the proposals that it names cost together at most
 * @param maxSumPoints how many points it gives at most; cumulative and scoring alone
 * @param maxPoints how many points it gives one proposal at most; cumulative and scoring alone
 */
@Introspected
public record BallotSettings(
    @Schema(allowableValues = {"approval", "choose-1", "cumulative", "scoring", "ordinal"})
        String type,
    @Schema(minimum = "0") @Nullable Integer minLength,
    @Schema(minimum = "1") @Nullable Integer maxLength,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal maxSumCost,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal maxSumPoints,
    @Schema(minimum = "0", exclusiveMinimum = true) @Nullable BigDecimal maxPoints) {
  /** More proposals than a cycle can have. */
  private static final int MOST = 30_000;

  public BallotType ballotType() {
    return CycleLabels.parse(BallotType.class, "ballot.type", type);
  }

  /** How many proposals a ballot may name; null for any number. */
  public @Nullable Integer longest() {
    return ballotType() == BallotType.CHOOSE_ONE ? Integer.valueOf(1) : maxLength;
  }

  /** Adds what is wrong with this to the checks. */
  void check(InputChecks checks) {
    checks.required("ballot.type", type).done();
    var found = ballotType();
    checks
        .that(isBetween(0, minLength), "ballot.min_length", "must be from 0 to " + MOST)
        .that(isBetween(1, maxLength), "ballot.max_length", "must be from 1 to " + MOST)
        .that(
            found != BallotType.CHOOSE_ONE || maxLength == null || maxLength == 1,
            "ballot.max_length",
            "must be 1 for choose-1")
        .that(
            minLength == null || longest() == null || minLength <= longest(),
            "ballot.min_length",
            "must not be above max_length")
        .that(isAbove0(maxSumCost), "ballot.max_sum_cost", "must be above 0")
        .that(RuleSettings.isShort(maxSumCost), "ballot.max_sum_cost", RuleSettings.TOO_LONG)
        .that(isAbove0(maxSumPoints), "ballot.max_sum_points", "must be above 0")
        .that(RuleSettings.isShort(maxSumPoints), "ballot.max_sum_points", RuleSettings.TOO_LONG)
        .that(isAbove0(maxPoints), "ballot.max_points", "must be above 0")
        .that(RuleSettings.isShort(maxPoints), "ballot.max_points", RuleSettings.TOO_LONG)
        .that(
            found.hasPoints() || maxSumPoints == null,
            "ballot.max_sum_points",
            "is not an option of " + found.label())
        .that(
            found.hasPoints() || maxPoints == null,
            "ballot.max_points",
            "is not an option of " + found.label());
  }

  private static boolean isBetween(int least, @Nullable Integer value) {
    return value == null || (value >= least && value <= MOST);
  }

  private static boolean isAbove0(@Nullable BigDecimal value) {
    return value == null || value.signum() > 0;
  }
}
