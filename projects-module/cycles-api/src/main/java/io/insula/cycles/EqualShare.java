package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The share by which equal shares found its outcome.
 *
 * @param share what each voter received, rounded to six places
 * @param raisedBy by how many units of currency the share was raised
 */
public record EqualShare(BigDecimal share, long raisedBy) {}
