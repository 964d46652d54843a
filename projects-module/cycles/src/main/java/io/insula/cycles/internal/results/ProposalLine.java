package io.insula.cycles.internal.results;

import io.insula.cycles.internal.count.ProposalResult;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.kernel.web.LeftOutIfNull;
import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The result of one proposal.
 *
 * @param projectId the linked project; null if there is none
 * @param externalId the id in the imported file; null if the proposal was not imported
 * @param votes how many ballots support the proposal
 * @param score the number of approvals, the sum of points, or the sum of Borda points
 * @param rank the place by score and then by the tie order, from 1
 * @param withdrawn whether the proposal was withdrawn; null only in a stored result
 * @param officialSelected the result in the imported file: 0 lost, 1 won by the rule, 2 won by a
 *     special rule, 3 won from a reserve; null if the file has no result
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
    @LeftOutIfNull @Nullable Boolean withdrawn,
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
        proposal.isBarred(),
        file.officialSelected());
  }

  ProposalLine with(@Nullable Boolean isWithdrawn) {
    return new ProposalLine(
        proposalId,
        projectId,
        externalId,
        name,
        cost,
        votes,
        score,
        rank,
        selected,
        isWithdrawn,
        officialSelected);
  }
}
