package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The result of one proposal in the count.
 *
 * @param votes how many ballots support the proposal
 * @param score the number of approvals, the sum of points, or the sum of Borda points
 * @param rank the place by score and then by the tie order, from 1
 */
public record CountedProposal(long votes, BigDecimal score, int rank, boolean selected) {}
