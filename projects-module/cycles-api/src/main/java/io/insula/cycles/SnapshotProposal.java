package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId the linked project; null if there is none
 * @param externalId the id in the imported file; null if the proposal was not imported
 * @param cost 0 or more; 999999999 if an imported file marks the proposal as withdrawn
 * @param beneficiaries the groups of people for whom the proposal is
 * @param place the location in words; null if unknown
 * @param latitude in degrees; null if unknown
 * @param longitude in degrees; null if unknown
 * @param withdrawal null if the proposal was not withdrawn
 * @param implementation null if nobody wrote a note about the implementation
 * @param officialSelected the result in the imported file: 0 lost, 1 won by the rule, 2 won by a
 *     special rule, 3 won from a reserve; null if the file has no result
 * @param count null until the vote is over and counted
 */
public record SnapshotProposal(
    long id,
    @Nullable Long projectId,
    @Nullable String externalId,
    String name,
    BigDecimal cost,
    List<String> categories,
    List<String> beneficiaries,
    @Nullable String place,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude,
    @Nullable ProposalWithdrawal withdrawal,
    @Nullable ProposalImplementation implementation,
    @Nullable Integer officialSelected,
    @Nullable CountedProposal count)
    implements SnapshotPart {
  public SnapshotProposal {
    categories = List.copyOf(categories);
    beneficiaries = List.copyOf(beneficiaries);
  }
}
