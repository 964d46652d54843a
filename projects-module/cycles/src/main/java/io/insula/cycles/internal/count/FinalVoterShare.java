package io.insula.cycles.internal.count;

import java.math.BigDecimal;

/**
 * The share of the budget that each voter received under equal shares.
 *
 * @param share the amount, rounded to six places
 * @param raisedBy how much the share was raised after a first run, in units of currency
 */
public record FinalVoterShare(BigDecimal share, long raisedBy) {}
