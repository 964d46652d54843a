package io.insula.cycles;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of the proposals of one category. A proposal with several categories counts in
 * each category. Shares are from 0 to 1, rounded to four places.
 *
 * @param category null for the proposals without a category
 * @param proposals how many proposals the category has, without withdrawn ones
 * @param costs the costs of these proposals
 * @param votes the total votes of these proposals; a ballot gives one vote to each proposal that it
 *     supports
 * @param voteShare the category's share of the votes of all proposals
 * @param funded the total cost of the category's winners
 * @param moneyShare the category's share of the total cost of all winners
 */
public record CategoryStatistics(
    @Nullable String category,
    int proposals,
    ProposalCosts costs,
    long votes,
    BigDecimal voteShare,
    BigDecimal funded,
    BigDecimal moneyShare) {}
