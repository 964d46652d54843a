package io.insula.cycles.internal.ballots;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that casts a ballot.
 *
 * @param votes one for each proposal that the ballot names; an empty list for an empty ballot
 */
@Introspected
record BallotRequest(@NotNull List<@Nullable Vote> votes) {
  /**
   * The vote for one proposal.
   *
   * @param points above 0 and below 1,000,000, with at most six decimals; only for ballots with
   *     points
   * @param rank from 1, which is the best; only for ordinal ballots
   */
  @Introspected
  record Vote(
      @Nullable Long proposalId,
      @Schema(minimum = "0", exclusiveMinimum = true, maximum = "1000000", exclusiveMaximum = true)
          @Nullable BigDecimal points,
      @Schema(minimum = "1") @Nullable Integer rank) {}
}
