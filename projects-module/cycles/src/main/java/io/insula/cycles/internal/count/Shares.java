package io.insula.cycles.internal.count;

import java.math.BigDecimal;

/**
 * The shares by which equal shares found its outcome.
 *
 * @param share what each voter got, rounded to six places
 * @param raisedBy how many units of currency it was raised by
 */
public record Shares(BigDecimal share, long raisedBy) {}
