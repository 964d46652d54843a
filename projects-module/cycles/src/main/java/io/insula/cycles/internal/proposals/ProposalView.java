package io.insula.cycles.internal.proposals;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle, without its votes.
 *
 * @param projectId the linked project; null if there is none
 * @param externalId the id in the imported file; null if it was not imported
 * @param place in words; null if it is not stated
 * @param latitude in degrees; null if it is not stated
 * @param longitude in degrees; null if it is not stated
 * @param withdrawn whether it is withdrawn, so that it can neither get votes nor win
 * @param withdrawnAt null if it was not withdrawn on this server
 * @param withdrawnReason null if it was not withdrawn on this server, if no reason was given, or if
 *     the reason was erased
 * @param mergedInto the proposal that replaces it; null if none does
 * @param implementation the progress of a winner; null if there is no note about it
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
