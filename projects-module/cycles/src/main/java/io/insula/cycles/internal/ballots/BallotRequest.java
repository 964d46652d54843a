package io.insula.cycles.internal.ballots;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as it is cast.
 *
 * @param votes one for each proposal that it names; none for an empty ballot
 */
@Introspected
record BallotRequest(@NotNull List<@Nullable Vote> votes) {
  /**
   * What a ballot says of a proposal.
   *
   * @param points above 0 and below 1,000,000, with at most six decimals; where ballots have points
   * @param rank from 1, the best first; where ballots are ordinal
   */
  @Introspected
  record Vote(
      @Nullable Long proposalId,
      @Schema(minimum = "0", exclusiveMinimum = true, maximum = "1000000", exclusiveMaximum = true)
          @Nullable BigDecimal points,
      @Schema(minimum = "1") @Nullable Integer rank) {}
}
