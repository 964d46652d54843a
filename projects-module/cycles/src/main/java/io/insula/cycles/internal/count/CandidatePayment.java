package io.insula.cycles.internal.count;

import java.math.BigInteger;

/**
 * The payment by which the supporters of a candidate together pay its cost. The price of a unit of
 * utility is {@code numerator / (utility · denominator)}, with the {@link
 * ExactBalances#denominator} before this payment.
 *
 * @param utility the total utility of the supporters who pay the price in full
 * @param spendsAll for each supporter, whether no money is left; in the order of the {@link
 *     SupporterMatrix}
 */
record CandidatePayment(int candidate, BigInteger numerator, long utility, boolean[] spendsAll) {}
