package io.insula.cycles;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The proposals of a category. A proposal with several categories counts in each of them.
 *
 * @param category null for proposals without one
 * @param proposals how many there are, withdrawn ones aside
 * @param costs of them
 * @param votes how many ballots give each of them something, together
 * @param voteShare their share of the votes of all proposals, from 0 to 1, rounded to four places
 * @param funded what its winners cost together
 * @param moneyShare their share of what all winners cost, from 0 to 1, rounded to four places
 */
public record CategoryStatistics(
    @Nullable String category,
    int proposals,
    ProposalCosts costs,
    long votes,
    BigDecimal voteShare,
    BigDecimal funded,
    BigDecimal moneyShare) {}
