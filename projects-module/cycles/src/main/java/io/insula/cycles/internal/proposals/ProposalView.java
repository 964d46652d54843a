package io.insula.cycles.internal.proposals;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle. How many votes it has is no part of it.
 *
 * @param projectId null where no project is linked
 * @param externalId the id in the file that it came from; null if it came from none
 * @param place in words; null if nobody said
 * @param latitude in degrees; null if nobody said
 * @param longitude in degrees; null if nobody said
 * @param withdrawn whether nobody can vote for it and it cannot win
 * @param withdrawnAt null if it was not withdrawn here
 * @param withdrawnReason null if it was not withdrawn here
 * @param mergedInto the proposal that stands for it; null if none does
 * @param implementation what became of a winner; null if nobody said
 */
@Introspected
public record ProposalView(
    long proposalId,
    @Nullable Long projectId,
    @Nullable String externalId,
    String name,
    BigDecimal cost,
    List<String> categories,
    List<String> beneficiaries,
    @Nullable String place,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude,
    boolean withdrawn,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnReason,
    @Nullable Long mergedInto,
    @Nullable ImplementationNote implementation) {}
