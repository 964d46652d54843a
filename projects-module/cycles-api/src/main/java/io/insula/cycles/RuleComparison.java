package io.insula.cycles;

/**
 * Compares how many voters prefer the outcomes of greedy and of equal shares. A voter prefers the
 * outcome with more winners that the voter approved.
 *
 * @param greedyTaken whether greedy's outcome is the result
 */
public record RuleComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
