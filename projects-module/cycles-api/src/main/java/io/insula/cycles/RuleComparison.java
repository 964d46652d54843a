package io.insula.cycles;

/**
 * Compares how many voters prefer the outcome of greedy with how many prefer the outcome of equal
 * shares. A voter prefers the outcome with more winners among the proposals that the voter
 * approved.
 *
 * @param preferGreedy how many voters prefer greedy's outcome
 * @param preferEqualShares how many voters prefer the outcome of equal shares
 * @param greedyTaken whether greedy's outcome is the result
 */
public record RuleComparison(long preferGreedy, long preferEqualShares, boolean greedyTaken) {}
