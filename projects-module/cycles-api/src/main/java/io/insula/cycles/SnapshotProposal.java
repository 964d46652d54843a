package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a cycle.
 *
 * @param projectId null where no project is linked
 * @param externalId the id in the file that it came from; null if it came from none
 * @param cost 0 or more, as it was stated last; 999999999 where a file marks a withdrawal by it
 * @param categories what it is about
 * @param beneficiaries whom it is for
 * @param place where it is, in words; null if it is not known
 * @param latitude in degrees; null if it is not known
 * @param longitude in degrees; null if it is not known
 * @param withdrawal that it was withdrawn; null if it was not
 * @param implementation what became of it; null if nobody said
 * @param officialSelected what the file says: 0 if it lost, 1 if it won by the rule, 2 by a special
 *     rule, 3 from a reserve; null if it says nothing
 * @param count how it did; null until the vote is over and counted
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
    @Nullable ProposalCount count)
    implements SnapshotPart {
  public SnapshotProposal {
    categories = List.copyOf(categories);
    beneficiaries = List.copyOf(beneficiaries);
  }
}
