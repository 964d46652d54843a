package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The share of the budget that each voter received under equal shares.
 *
 * @param share the amount, rounded to six places
 * @param raisedBy how much the share was raised after a first count, in units of currency
 */
public record EqualShare(BigDecimal share, long raisedBy) {}
