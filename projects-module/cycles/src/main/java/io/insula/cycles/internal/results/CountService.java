package io.insula.cycles.internal.results;

import io.insula.api.InvalidInputException;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.internal.count.Ballots;
import io.insula.cycles.internal.count.BallotsBuilder;
import io.insula.cycles.internal.count.ElectionCounter;
import io.insula.cycles.internal.count.Rule;
import io.insula.cycles.internal.count.TieCriterion;
import io.insula.cycles.internal.count.TieOrder;
import io.insula.cycles.internal.cycle.BallotTable;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.RuleSettings;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import io.insula.cycles.internal.receipts.ReceiptTreeStore;
import io.insula.cycles.internal.statistics.VoteStatisticsService;
import io.insula.cycles.internal.voters.TurnoutService;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts the votes of cycles and stores the results. Discards the result of a cycle when its voting
 * is opened again.
 */
@Singleton
public class CountService {
  private final CycleTable cycles;
  private final BallotTable ballots;
  private final ResultTable results;
  private final CycleStore store;
  private final VoteStatisticsService statistics;
  private final TurnoutService turnoutService;
  private final ReceiptTreeStore receiptTreeStore;

  CountService(
      CycleTable cycles,
      BallotTable ballots,
      ResultTable results,
      CycleStore store,
      VoteStatisticsService statistics,
      TurnoutService turnoutService,
      ReceiptTreeStore receiptTreeStore) {
    this.statistics = statistics;
    this.turnoutService = turnoutService;
    this.receiptTreeStore = receiptTreeStore;
    this.cycles = cycles;
    this.store = store;
    this.ballots = ballots;
    this.results = results;
  }

  /**
   * Counts the vote of a cycle by the cycle's own rule and stores the result. Runs in the current
   * transaction.
   */
  public void store(long cycleId, Ballots counted, Instant now) {
    var cycle = cycles.get(cycleId);
    var result = count(cycle, counted, cycle.head().rule(), cycle.head().tieOrder());
    results.insert(result, null, null, now);
  }

  /**
   * Ends the voting of a cycle: collects and counts its ballots, and builds the tree of their
   * receipts. Runs in the current transaction.
   *
   * @throws io.insula.api.UnavailableException if all accounts may vote and their number cannot be
   *     read at the moment
   * @throws InvalidInputException if the count needs more memory than this server has
   */
  public void close(long cycleId, Instant now) {
    var gathered = ballots.copyForCount(cycleId);
    store.storeCount(cycleId, gathered, BallotTable.ATTRIBUTES_OF_CAST);
    var cycle = cycles.get(cycleId);
    var rule = cycle.head().rule();
    var result = count(cycle, read(cycle, rule), rule, cycle.head().tieOrder());
    var eligible = turnoutService.eligible(cycleId);
    results.insert(result, receiptTreeStore.build(cycleId), eligible, now);
    results.showImplementationStatus(cycleId, result.winners());
    results.complete(cycleId, statistics.of(cycle, eligible, result.outcomes()));
  }

  /** Returns the size of the stored result of a cycle with its trace, in bytes; 0 if none. */
  long bytesOfResult(long cycleId) {
    return results.bytes(List.of(cycleId));
  }

  /**
   * Returns the result of a cycle with its statistics. Each withdrawn proposal is marked.
   *
   * @throws io.insula.cycles.internal.cycle.VoteNotCountedException if there is no result
   */
  @Transactional
  CycleResults results(long cycleId, boolean withTrace) {
    return complete(cycleId, withTrace).markWithdrawn(results.withdrawn(cycleId));
  }

  /**
   * Returns the result of a cycle with its statistics. Computes and stores the statistics of an
   * import if the job has not done this yet.
   *
   * @throws io.insula.cycles.internal.cycle.VoteNotCountedException if there is no result
   */
  @Transactional
  public CycleResults complete(long cycleId, boolean withTrace) {
    var result = results.get(cycleId, withTrace);
    if (result.statistics() != null) {
      return result;
    }
    var made = statisticsOf(result);
    results.complete(cycleId, made);
    return result.with(result.trace(), made);
  }

  /**
   * Returns the result of a cycle, if it has one, with its trace and its statistics. Stores
   * nothing.
   */
  public Optional<CycleResults> find(long cycleId) {
    return results
        .find(cycleId, true)
        .map(
            each -> each.statistics() == null ? each.with(each.trace(), statisticsOf(each)) : each);
  }

  private CycleStatistics statisticsOf(CycleResults result) {
    return statistics.of(cycles.get(result.cycleId()), null, result.outcomes());
  }

  /**
   * Discards the count of a cycle. The result stays in the database as history. Runs in the current
   * transaction.
   */
  public void discard(long cycleId, Instant now) {
    results.discard(cycleId, now);
    receiptTreeStore.clear(cycleId);
    ballots.clear(cycleId);
    store.storeCount(cycleId, 0, List.of());
  }

  /**
   * Counts a finished vote by any rule, for a preview, and stores nothing.
   *
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws CycleConflictException if the cycle changes during the count
   * @throws io.insula.cycles.internal.cycle.VoteNotCountedException if voting is not over
   * @throws io.insula.api.InvalidInputException if an option is invalid, or if the count needs more
   *     memory than this server has
   */
  CycleResults preview(long cycleId, RuleSettings settings) {
    var cycle = cycles.get(cycleId);
    var rule = settings.toRule();
    cycle.requireVoteOver();
    var last = cycle.lot().isEmpty() ? TieCriterion.FILE_ORDER : TieCriterion.LOT;
    var ties =
        rule.rule() == cycle.head().rule().rule()
            ? cycle.head().tieOrder()
            : TieOrder.defaultOf(rule.rule(), last);
    var result = count(cycle, read(cycle, rule), rule, ties);
    var stored = results.find(cycleId, false).map(CycleResults::statistics).orElse(null);
    var made =
        stored == null
            ? statistics.of(cycle, null, result.outcomes())
            : statistics.again(cycle, stored, result.outcomes());
    requireSame(cycle);
    return result.with(result.trace(), made);
  }

  /**
   * Throws an exception if the cycle has changed during the count. The count runs without a
   * transaction, because it can take long.
   */
  private void requireSame(StoredCycle cycle) {
    if (store.version(cycle.id()) != cycle.version()) {
      throw new CycleConflictException(
          "The cycle changed while its votes were counted. Try again.");
    }
  }

  private static CycleResults count(StoredCycle cycle, Ballots counted, Rule rule, TieOrder ties) {
    var outcome = ElectionCounter.count(cycle.election(counted), rule, ties);
    return CycleResults.of(cycle.id(), cycle.proposals(), outcome, cycle.warnings());
  }

  private Ballots read(StoredCycle cycle, Rule rule) {
    var type = cycle.head().ballotType();
    var builder = BallotsBuilder.forRule(rule.rule(), type, cycle.head().maxLength());
    var portion = ballots.next(cycle.id(), 0);
    while (!portion.isEmpty()) {
      portion.forEach(each -> add(builder, each.ballot(), type.hasPoints()));
      if (builder.isTooLarge()) {
        throw new InvalidInputException(
            "rule", "needs more memory for these ballots than this server has");
      }
      portion = ballots.next(cycle.id(), portion.getLast().number());
    }
    return builder.build();
  }

  private static void add(BallotsBuilder builder, PabulibBallot ballot, boolean hasPoints) {
    var positions = ballot.proposals().stream().mapToInt(Integer::intValue).toArray();
    if (hasPoints) {
      builder.add(positions, ballot.points());
    } else {
      builder.add(positions);
    }
  }
}
