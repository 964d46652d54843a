package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId the linked project; null if there is none
 * @param externalId the id in the imported file; null if the proposal was not imported
 * @param cost the cost after the last change, 0 or more; 999999999 if an imported file marks the
 *     proposal as withdrawn
 * @param categories the topics of the proposal
 * @param beneficiaries the groups of people for whom the proposal is
 * @param place the location in words; null if it is not known
 * @param latitude in degrees; null if it is not known
 * @param longitude in degrees; null if it is not known
 * @param withdrawal when and why the proposal was withdrawn; null if it was not withdrawn
 * @param implementation the state of implementation; null if nobody wrote a note about it
 * @param officialSelected the result in the imported file: 0 if the proposal lost, 1 if it won by
 *     the rule, 2 if it won by a special rule, 3 if it won from a reserve; null if the file has no
 *     result
 * @param count the result of the proposal; null until the vote is over and counted
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
    @Nullable ProposalCountResult count)
    implements SnapshotPart {
  public SnapshotProposal {
    categories = List.copyOf(categories);
    beneficiaries = List.copyOf(beneficiaries);
  }
}
