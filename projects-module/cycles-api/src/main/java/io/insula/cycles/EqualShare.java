package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The share by which equal shares found its outcome.
 *
 * @param share what each voter got, rounded to six places
 * @param raisedBy how many units of currency it was raised by
 */
public record EqualShare(BigDecimal share, long raisedBy) {}
