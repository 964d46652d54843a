package io.insula.cycles;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers on a vote that was counted, which show nobody's own ballot. Shares are from 0 to 1,
 * rounded to four places, as means are.
 *
 * @param eligible how many could vote; null where the votes came in a file
 * @param voted how many ballots were counted, empty ones included
 * @param turnout the share of those who could vote that did; null where nobody can say, nobody
 *     could vote, or more voted than are eligible, as where ballots on paper come from people on no
 *     roster
 * @param onPaper how many of the ballots an admin entered from paper
 * @param groups of voters by attribute in the order of their names, the largest group first; empty
 *     where nothing is known of voters
 * @param ballotSizes how many ballots name how many proposals, by size
 * @param meanBallotSize how many proposals a ballot names
 * @param proposalsPerParticipant how many proposals there are for each who voted; null if nobody
 *     did
 * @param costs of all proposals that were not withdrawn; null if there are none
 * @param categories by name
 * @param ballotsWithWinner the share of ballots that give something to at least one winner
 * @param meanWinners how many winners a ballot gives something to
 * @param winnersPerBallot how many ballots give something to how many winners
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
    List<BallotWinners> winnersPerBallot) {
  public CycleStatistics {
    groups = List.copyOf(groups);
    ballotSizes = List.copyOf(ballotSizes);
    categories = List.copyOf(categories);
    winnersPerBallot = List.copyOf(winnersPerBallot);
  }
}
