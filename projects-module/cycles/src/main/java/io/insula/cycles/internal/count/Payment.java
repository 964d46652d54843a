package io.insula.cycles.internal.count;

import java.math.BigInteger;

/**
 * What the supporters of a candidate pay for it.
 *
 * @param numerator of the price, which is what each pays for a unit of utility; over the
 *     denominator of the payments before this one, times {@code utility}
 * @param utility of all supporters who pay the price in full
 * @param spendsAll of each supporter, in the order of the table, whether nothing is left to it
 *     afterwards
 */
record Payment(int candidate, BigInteger numerator, long utility, boolean[] spendsAll) {}
