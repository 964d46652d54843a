package io.insula.cycles;

/**
 * The number of ballots that name a certain number of proposals.
 *
 * @param size how many proposals each of these ballots names; 0 for empty ballots
 * @param ballots the number of ballots of this size, above 0
 */
public record BallotSize(int size, long ballots) {}
