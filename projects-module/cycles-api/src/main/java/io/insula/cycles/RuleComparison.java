package io.insula.cycles;

/**
 * Compares how many voters prefer the outcome of greedy and how many that of equal shares. A voter
 * prefers the outcome in which more of the proposals that they approved win.
 *
 * @param preferGreedy how many voters prefer greedy's outcome
 * @param preferEqualShares how many voters prefer the outcome of equal shares
 * @param greedyTaken whether greedy's outcome is the result
 */
public record RuleComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
