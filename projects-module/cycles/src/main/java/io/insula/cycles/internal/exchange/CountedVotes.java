package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.BallotTable;
import io.insula.cycles.internal.cycle.BallotTable.NumberedBallot;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.VoteNotCountedException;
import io.insula.cycles.internal.results.ResultTable;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Reads votes for exports. A reader may take its time, so that no transaction lasts for a whole
 * export: each portion is of the count that the export began with, or there is none.
 */
@Singleton
class CountedVotes {
  private final CycleTable cycles;
  private final ResultTable results;
  private final BallotTable ballots;

  CountedVotes(CycleTable cycles, ResultTable results, BallotTable ballots) {
    this.cycles = cycles;
    this.results = results;
    this.ballots = ballots;
  }

  /**
   * @throws io.insula.cycles.CycleNotFoundException if there is no such cycle
   * @throws VoteNotCountedException if its vote is not counted
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  CountedVote get(long cycleId) {
    var cycle = cycles.get(cycleId);
    cycle.requireCounted();
    var resultId = results.idOf(cycleId).orElseThrow(() -> new VoteNotCountedException(cycleId));
    var outcome = cycle.isImported() ? null : results.find(cycleId, false).orElseThrow();
    return new CountedVote(cycle, resultId, outcome);
  }

  /**
   * The next ballots; empty at the end.
   *
   * @param after the number of the last ballot before them, 0 at the start
   * @throws CycleConflictException if the vote was opened again since
   */
  List<NumberedBallot> next(CountedVote vote, long after) {
    var portion = ballots.next(vote.cycle().id(), after);
    // Looked at afterwards: who opens a vote again discards its result together with its ballots.
    if (results.idOf(vote.cycle().id()).filter(id -> id == vote.resultId()).isEmpty()) {
      throw new CycleConflictException(
          "The vote was opened again while it was exported. Export it once it is counted.");
    }
    return portion;
  }
}
