package io.insula.cycles;

import java.math.BigDecimal;

/** What some proposals cost, in the currency of the cycle; the mean is rounded to four places. */
public record ProposalCosts(
    BigDecimal minimum, BigDecimal median, BigDecimal mean, BigDecimal maximum) {}
