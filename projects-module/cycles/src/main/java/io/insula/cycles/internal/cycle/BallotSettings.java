package io.insula.cycles.internal.cycle;

import io.insula.api.InputChecks;
import io.insula.cycles.ProposalBounds;
import io.insula.cycles.internal.count.BallotType;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a ballot. A bound that is null sets no limit.
 *
 * @param type approval, choose-1, cumulative, scoring or ordinal
 * @param minLength the minimum number of proposals; null and 0 also allow an empty ballot
 * @param maxLength the maximum number of proposals; also the Borda points of the first place on
 *     ordinal ballots
 * @param maxSumCost the maximum total cost of the named proposals
 * @param maxSumPoints the maximum sum of points; only for cumulative and scoring
 * @param maxPoints the maximum points for one proposal; only for cumulative and scoring
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
  /**
   * The highest value that {@code minLength} and {@code maxLength} can have, because a cycle cannot
   * have more proposals.
   */
  private static final int MAX_COUNT = ProposalBounds.MAX_PROPOSALS;

  public BallotType ballotType() {
    return LabelParser.parse(BallotType.class, "ballot.type", type);
  }

  /** Returns the maximum number of proposals on a ballot; null for no limit. */
  public @Nullable Integer maxProposals() {
    return ballotType() == BallotType.CHOOSE_ONE ? Integer.valueOf(1) : maxLength;
  }

  /**
   * Adds the errors of these settings to the checks.
   *
   * @throws io.insula.api.InvalidInputException at once, if the type is missing or unknown
   */
  void check(InputChecks checks) {
    checks.required("ballot.type", type).done();
    var found = ballotType();
    checks
        .that(isBetween(0, minLength), "ballot.min_length", "must be from 0 to " + MAX_COUNT)
        .that(isBetween(1, maxLength), "ballot.max_length", "must be from 1 to " + MAX_COUNT)
        .that(
            found != BallotType.CHOOSE_ONE || maxLength == null || maxLength == 1,
            "ballot.max_length",
            "must be 1 for choose-1")
        .that(
            minLength == null || maxProposals() == null || minLength <= maxProposals(),
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
            "cannot be set for " + found.label() + " ballots")
        .that(
            found.hasPoints() || maxPoints == null,
            "ballot.max_points",
            "cannot be set for " + found.label() + " ballots");
  }

  private static boolean isBetween(int min, @Nullable Integer value) {
    return value == null || (value >= min && value <= MAX_COUNT);
  }

  private static boolean isAbove0(@Nullable BigDecimal value) {
    return value == null || value.signum() > 0;
  }
}
