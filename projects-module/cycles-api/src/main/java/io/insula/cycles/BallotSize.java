package io.insula.cycles;

/**
 * The number of ballots of one size.
 *
 * @param size how many proposals each of them names; 0 for empty ones
 * @param ballots above 0
 */
public record BallotSize(int size, long ballots) {}
