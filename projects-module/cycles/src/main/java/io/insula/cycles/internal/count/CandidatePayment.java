package io.insula.cycles.internal.count;

import java.math.BigInteger;

/**
 * The payment by which the supporters of a candidate together pay its cost.
 *
 * @param numerator the numerator of the price of a unit of utility. The denominator of the price is
 *     {@code utility} times the value of {@link ExactBalances#denominator} before this payment
 * @param utility the total utility of all supporters who pay the price in full
 * @param spendsAll for each supporter, in the order of the {@link SupporterMatrix}, whether they
 *     have nothing left after this payment
 */
record CandidatePayment(int candidate, BigInteger numerator, long utility, boolean[] spendsAll) {}
