package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The share of the budget that each voter received under equal shares.
 *
 * @param share the amount that each voter received, rounded to six places
 * @param raisedBy by how many units of currency the share was raised after a first count, so that
 *     less of the budget stays unspent; 0 if it was not raised
 */
public record EqualShare(BigDecimal share, long raisedBy) {}
