package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of a counted vote, which do not reveal any ballot. Shares are from 0 to 1. Shares
 * and means are rounded to four places.
 *
 * @param eligible how many people could vote; null if unknown, for instance for imported votes
 * @param voted how many ballots were counted, empty ones included
 * @param turnout the share of eligible voters who voted; null if {@code eligible} is null, 0, or
 *     less than {@code voted}
 * @param onPaper how many ballots an admin entered from paper
 * @param groups sorted by attribute and then by descending size, with the merged group last; empty
 *     if nothing is known about the voters
 * @param ballotSizes the number of ballots for each size, sorted by size
 * @param meanBallotSize the mean number of proposals that a ballot names
 * @param proposalsPerParticipant the number of proposals, without withdrawn ones, divided by the
 *     number of counted ballots; null if nobody voted
 * @param costs the costs of all proposals that were not withdrawn; null if there are none
 * @param categories sorted by name, with the proposals without a category last
 * @param ballotsWithWinner the share of ballots that support at least one winner
 * @param meanWinners the mean number of winners that a ballot supports
 * @param winnersPerBallot the number of ballots for each number of supported winners
 */
public record CycleStatistics(
    @Nullable Long eligible,
    long voted,
    @Nullable BigDecimal turnout,
    long onPaper,
    List<BallotGroup> groups,
    List<BallotSize> ballotSizes,
    BigDecimal meanBallotSize,
    @Nullable BigDecimal proposalsPerParticipant,
    @Nullable ProposalCosts costs,
    List<CategoryStatistics> categories,
    BigDecimal ballotsWithWinner,
    BigDecimal meanWinners,
    List<BallotsByWinnerCount> winnersPerBallot) {
  public CycleStatistics {
    groups = List.copyOf(groups);
    ballotSizes = List.copyOf(ballotSizes);
    categories = List.copyOf(categories);
    winnersPerBallot = List.copyOf(winnersPerBallot);
  }
}
