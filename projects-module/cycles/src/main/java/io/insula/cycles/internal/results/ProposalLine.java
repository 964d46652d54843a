package io.insula.cycles.internal.results;

import io.insula.cycles.internal.count.ProposalResult;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one proposal did.
 *
 * @param projectId null where no project is linked
 * @param externalId the id in the file that it came from; null if it came from none
 * @param votes how many ballots give it something
 * @param score approvals, the sum of points, or the sum of Borda points
 * @param rank from 1, by score and then by the tie order
 * @param officialSelected what the file says: 0 if it lost, 1 if it won by the rule, 2 by a special
 *     rule, 3 from a reserve; null if it says nothing
 */
@Introspected
public record ProposalLine(
    long proposalId,
    @Nullable Long projectId,
    @Nullable String externalId,
    String name,
    BigDecimal cost,
    long votes,
    BigDecimal score,
    int rank,
    boolean selected,
    @Nullable Integer officialSelected) {
  static ProposalLine of(StoredProposal proposal, ProposalResult result) {
    var file = proposal.row();
    return new ProposalLine(
        proposal.id(),
        proposal.projectId(),
        proposal.externalId(),
        file.name(),
        proposal.isWithdrawn() ? file.cost() : result.cost(),
        result.votes(),
        result.score(),
        result.rank(),
        result.selected(),
        file.officialSelected());
  }
}
