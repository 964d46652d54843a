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
 * @param externalId the id in the imported file; null if the proposal was not imported
 * @param place in words; null if not stated
 * @param latitude in degrees; null if not stated
 * @param longitude in degrees; null if not stated
 * @param withdrawn whether the proposal can neither get votes nor win
 * @param withdrawnAt null if the proposal was not withdrawn on this server
 * @param withdrawnReason null if no reason is stored, for instance after an erasure
 * @param mergedInto the proposal that replaces this one; null if there is none
 * @param implementation the progress of a winner; null if there is no note
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
