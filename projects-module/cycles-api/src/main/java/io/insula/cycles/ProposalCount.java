package io.insula.cycles;

import java.math.BigDecimal;

/**
 * How a proposal did.
 *
 * @param votes how many ballots give it something
 * @param score approvals, the sum of points, or the sum of Borda points
 * @param rank from 1, by score and then by the tie order
 * @param selected whether it won
 */
public record ProposalCount(long votes, BigDecimal score, int rank, boolean selected) {}
