package io.insula.cycles.internal.count;

/**
 * Which outcome more voters prefer, by the number of winners among those that they approved.
 *
 * @param preferGreedy how many have more in greedy's outcome
 * @param preferEqualShares how many have more in that of equal shares
 * @param greedyTaken whether greedy's outcome is the result; a draw keeps equal shares
 */
public record OutcomeComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
