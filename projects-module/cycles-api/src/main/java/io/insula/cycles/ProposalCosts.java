package io.insula.cycles;

import java.math.BigDecimal;

/**
 * The costs of a set of proposals, in the currency of the cycle. The mean is rounded to four
 * places.
 */
public record ProposalCosts(
    BigDecimal minimum, BigDecimal median, BigDecimal mean, BigDecimal maximum) {}
