package io.insula.cycles.internal.statistics;

import io.insula.cycles.BallotGroup;
import io.insula.cycles.BallotSize;
import io.insula.cycles.BallotsByWinnerCount;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Computes the statistics of counted votes. */
@Singleton
public class VoteStatisticsService {
  private final Jdbi jdbi;
  private final BallotStatisticsQueries ballots;
  private final RosterTurnoutCounter roster;

  VoteStatisticsService(Jdbi jdbi, BallotStatisticsQueries ballots, RosterTurnoutCounter roster) {
    this.jdbi = jdbi;
    this.ballots = ballots;
    this.roster = roster;
  }

  /**
   * Returns the statistics of a vote whose ballots are collected. Runs in the current transaction.
   *
   * @param eligible how many people could vote; null if not known
   * @param outcomes the outcomes of the proposals, by proposal id
   */
  public CycleStatistics of(
      StoredCycle cycle, @Nullable Long eligible, Map<Long, ProposalOutcome> outcomes) {
    return with(
        cycle, eligible, onPaper(cycle.id()), groups(cycle), ballots.sizes(cycle.id()), outcomes);
  }

  /**
   * Combines stored statistics with the outcomes of another count, for instance a preview. The
   * numbers of voters do not change, even if people were erased.
   */
  public CycleStatistics again(
      StoredCycle cycle, CycleStatistics stored, Map<Long, ProposalOutcome> outcomes) {
    return with(
        cycle,
        stored.eligible(),
        stored.onPaper(),
        stored.groups(),
        stored.ballotSizes(),
        outcomes);
  }

  private CycleStatistics with(
      StoredCycle cycle,
      @Nullable Long eligible,
      long onPaper,
      List<BallotGroup> groups,
      List<BallotSize> sizes,
      Map<Long, ProposalOutcome> outcomes) {
    var winners = winnersPerBallot(cycle, outcomes);
    var proposals = ProposalStatisticsCalculator.of(cycle.proposals(), outcomes);
    var voted = cycle.ballots();
    return new CycleStatistics(
        eligible,
        voted,
        turnout(eligible, voted),
        onPaper,
        groups,
        sizes,
        ratio(sum(sizes, each -> each.size() * each.ballots()), voted),
        voted == 0 ? null : ratio(proposals.count(), voted),
        proposals.costs(),
        proposals.categories(),
        ratio(sum(winners, each -> each.winners() == 0 ? 0 : each.ballots()), voted),
        ratio(sum(winners, each -> each.winners() * each.ballots()), voted),
        winners);
  }

  /**
   * Returns the turnout; null if it is not known, if nobody could vote, or if more people voted
   * than are eligible.
   */
  private static @Nullable BigDecimal turnout(@Nullable Long eligible, long voted) {
    return eligible == null || eligible == 0 || voted > eligible ? null : ratio(voted, eligible);
  }

  private List<BallotGroup> groups(StoredCycle cycle) {
    var groups = new ArrayList<BallotGroup>();
    if (!cycle.isImported()) {
      groups.addAll(roster.groups(cycle.id()));
    }
    groups.addAll(ballots.groups(cycle.id(), cycle.attributeColumns()));
    return groups;
  }

  private long onPaper(long cycleId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM cycles.paper_ballot WHERE cycle_id = :cycle")
                .bind("cycle", cycleId)
                .mapTo(Long.class)
                .one());
  }

  private List<BallotsByWinnerCount> winnersPerBallot(
      StoredCycle cycle, Map<Long, ProposalOutcome> outcomes) {
    var winners =
        cycle.proposals().stream()
            .filter(each -> isSelected(each, outcomes))
            .map(each -> each.row().position())
            .toList();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT winners, count(*) AS ballots
                    FROM cycles.ballot CROSS JOIN LATERAL (
                      SELECT count(DISTINCT position) AS winners
                      FROM unnest(proposals, points) AS given (position, amount)
                      WHERE position = ANY (:winners) AND coalesce(amount, 1) > 0
                    ) AS won
                    WHERE cycle_id = :cycle GROUP BY winners ORDER BY winners
                    """)
                .bind("cycle", cycle.id())
                .bindArray("winners", Integer.class, winners)
                .map(
                    (row, _) ->
                        new BallotsByWinnerCount(row.getInt("winners"), row.getLong("ballots")))
                .list());
  }

  private static boolean isSelected(StoredProposal proposal, Map<Long, ProposalOutcome> outcomes) {
    var outcome = outcomes.get(proposal.id());
    return outcome != null && outcome.selected();
  }

  private static <T> long sum(List<T> lines, ToLongFunction<T> amount) {
    return lines.stream().mapToLong(amount).sum();
  }

  private static BigDecimal ratio(long part, long whole) {
    return ProposalStatisticsCalculator.ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
  }
}
