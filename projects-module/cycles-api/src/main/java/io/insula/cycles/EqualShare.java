package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The share of the budget that each voter received under equal shares.
 *
 * @param share the amount that each voter received, rounded to six places
 * @param raisedBy by how many units of currency the completion of the rule raised the share; 0 if
 *     it did not
 */
public record EqualShare(BigDecimal share, long raisedBy) {}
