package io.insula.cycles.internal.statistics;

/**
 * The outcome of a vote for one proposal.
 *
 * @param votes how many ballots support it
 * @param selected whether it won
 */
public record ProposalOutcome(long votes, boolean selected) {}
