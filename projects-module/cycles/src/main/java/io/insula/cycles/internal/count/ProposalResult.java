package io.insula.cycles.internal.count;

import java.math.BigDecimal;

/**
 * How one proposal did.
 *
 * @param votes how many ballots give it something
 * @param score approvals, the sum of points, or the sum of Borda points
 * @param rank from 1, by score and then by the tie order
 */
public record ProposalResult(
    long proposalId, BigDecimal cost, long votes, BigDecimal score, int rank, boolean selected) {}
