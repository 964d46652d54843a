package io.insula.cycles;

/**
 * Which outcome more voters prefer, by the number of winners among those that they approved.
 *
 * @param preferGreedy how many have more in greedy's outcome
 * @param preferEqualShares how many have more in that of equal shares
 * @param greedyTaken whether greedy's outcome is the result
 */
public record RuleComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
