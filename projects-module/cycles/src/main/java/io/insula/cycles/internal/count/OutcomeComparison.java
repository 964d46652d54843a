package io.insula.cycles.internal.count;

/**
 * Compares the outcomes of greedy and of equal shares. A voter prefers the outcome with more
 * winners that the voter approved.
 *
 * @param greedyTaken whether greedy's outcome is the result; false for a tie
 */
public record OutcomeComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
