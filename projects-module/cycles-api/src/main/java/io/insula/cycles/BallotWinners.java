package io.insula.cycles;

/**
 * Ballots with the same number of winners.
 *
 * @param winners how many winners each of them gives something to
 * @param ballots how many there are
 */
public record BallotWinners(int winners, long ballots) {}
