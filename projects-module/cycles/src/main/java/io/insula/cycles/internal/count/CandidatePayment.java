package io.insula.cycles.internal.count;

import java.math.BigInteger;

/**
 * The payment by which the supporters of a candidate together pay its cost.
 *
 * @param numerator the numerator of the price of a unit of utility; the denominator is {@code
 *     utility} times {@link ExactBalances#denominator} before this payment
 * @param utility the total utility of the supporters who pay the price in full
 * @param spendsAll whether a supporter has nothing left, in the order of the {@link
 *     SupporterMatrix}
 */
record CandidatePayment(int candidate, BigInteger numerator, long utility, boolean[] spendsAll) {}
