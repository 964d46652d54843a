package io.insula.cycles.internal.count;

/**
 * Compares the outcomes of greedy and of equal shares. A voter prefers the outcome with more
 * winners that the voter approved.
 *
 * @param preferGreedy how many voters prefer greedy's outcome
 * @param preferEqualShares how many voters prefer the outcome of equal shares
 * @param greedyTaken whether greedy's outcome is the result; if equally many voters prefer each,
 *     the outcome of equal shares is the result
 */
public record OutcomeComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
