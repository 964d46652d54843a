package io.insula.cycles.internal.statistics;

/**
 * How a proposal did in a vote.
 *
 * @param votes how many ballots give it something
 * @param selected whether it won
 */
public record ProposalOutcome(long votes, boolean selected) {}
