package io.insula.cycles.internal.count;

import java.math.BigDecimal;

/**
 * The share of the budget that each voter received under equal shares.
 *
 * @param share the amount that each voter received, rounded to six places
 * @param raisedBy by how many units of currency the share was raised after a first run, so that
 *     less of the budget stays unspent; 0 if it was not raised
 */
public record Shares(BigDecimal share, long raisedBy) {}
