package io.insula.cycles.internal.statistics;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers on a vote that was counted. Shares are from 0 to 1, rounded to four places, as means are.
 *
 * @param eligible how many could vote; null where the votes came in a file
 * @param voted how many ballots were counted, empty ones included
 * @param turnout the share of those who could vote that did; null where nobody knows how many could
 *     vote, or nobody could; null also where more voted than are eligible, as where ballots on
 *     paper come from people on no roster
 * @param onPaper how many of the ballots an admin entered from paper
 * @param groups of voters, as far as something is known of them
 * @param ballotSizes how many ballots name how many proposals
 * @param meanBallotSize how many proposals a ballot names
 * @param proposalsPerParticipant how many proposals there are for each who voted; null if nobody
 *     did
 * @param costs of all proposals that were not withdrawn; null if there are none
 * @param categories by name; a proposal with several counts in each
 * @param ballotsWithWinner the share of ballots that give something to at least one winner
 * @param meanWinners how many winners a ballot gives something to
 * @param winnersPerBallot how many ballots give something to how many winners
 */
@Introspected
public record Statistics(
    @Nullable Long eligible,
    long voted,
    @Nullable BigDecimal turnout,
    long onPaper,
    List<GroupLine> groups,
    List<SizeLine> ballotSizes,
    BigDecimal meanBallotSize,
    @Nullable BigDecimal proposalsPerParticipant,
    @Nullable CostsLine costs,
    List<CategoryLine> categories,
    BigDecimal ballotsWithWinner,
    BigDecimal meanWinners,
    List<WinnersLine> winnersPerBallot) {
  /**
   * Voters who have something in common. Small groups are folded together until all have at least
   * five ballots.
   *
   * @param attribute what they have in common: group, age, district, education, neighborhood, sex
   *     or voting_method
   * @param value what it is for them, an age in tens of years; null for small groups together, and
   *     for those of whom it is not known
   * @param eligible how many of them could vote; null where nobody knows
   * @param ballots how many of them did
   * @param named how many proposals their ballots name together; null where ballots are kept apart
   *     from their voters
   */
  @Introspected
  public record GroupLine(
      String attribute,
      @Nullable String value,
      @Nullable Long eligible,
      long ballots,
      @Nullable Long named) {}

  /**
   * @param size how many proposals each of them names
   */
  @Introspected
  public record SizeLine(int size, long ballots) {}

  /**
   * @param winners how many winners each of them gives something to
   */
  @Introspected
  public record WinnersLine(int winners, long ballots) {}

  /** What some proposals cost. */
  @Introspected
  public record CostsLine(
      BigDecimal minimum, BigDecimal median, BigDecimal mean, BigDecimal maximum) {}

  /**
   * The proposals of a category.
   *
   * @param category null for proposals without one
   * @param proposals how many there are, withdrawn ones aside
   * @param costs of them
   * @param votes how many ballots give each of them something, together
   * @param voteShare of the votes of all proposals
   * @param funded what its winners cost together
   * @param moneyShare of what all winners cost
   */
  @Introspected
  public record CategoryLine(
      @Nullable String category,
      int proposals,
      CostsLine costs,
      long votes,
      BigDecimal voteShare,
      BigDecimal funded,
      BigDecimal moneyShare) {}
}
