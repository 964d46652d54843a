package io.insula.cycles;

/**
 * The number of ballots that support the same number of winners.
 *
 * @param winners how many winners each of these ballots supports
 */
public record BallotsByWinnerCount(int winners, long ballots) {}
