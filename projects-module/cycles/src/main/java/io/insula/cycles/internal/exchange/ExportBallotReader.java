package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.BallotTable;
import io.insula.cycles.internal.cycle.BallotTable.NumberedBallot;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.VoteNotCountedException;
import io.insula.cycles.internal.pabulib.PabulibBallot;
import io.insula.cycles.internal.results.ResultTable;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Reads counted votes for exports. A client can read slowly, so no transaction spans an export. If
 * the count is discarded meanwhile, the export fails.
 */
@Singleton
class ExportBallotReader {
  private final CycleTable cycles;
  private final ResultTable results;
  private final BallotTable ballots;

  ExportBallotReader(CycleTable cycles, ResultTable results, BallotTable ballots) {
    this.cycles = cycles;
    this.results = results;
    this.ballots = ballots;
  }

  /**
   * @throws io.insula.cycles.CycleNotFoundException if no cycle has this id
   * @throws VoteNotCountedException if the vote is not counted
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
  ExportedCycle get(long cycleId) {
    var cycle = cycles.get(cycleId);
    cycle.requireVoteOver();
    var resultId = results.idOf(cycleId).orElseThrow(() -> new VoteNotCountedException(cycleId));
    var outcome = cycle.isImported() ? null : results.find(cycleId, false).orElseThrow();
    return new ExportedCycle(cycle, resultId, outcome);
  }

  /**
   * Returns the next batch of ballots; empty after the last ballot.
   *
   * @param after the number of the last ballot of the previous batch; 0 for the first batch
   * @throws CycleConflictException if the vote was opened again during the export
   */
  List<NumberedBallot> next(ExportedCycle exported, long after) {
    var portion = ballots.next(exported.cycle().id(), after);
    requireUnchanged(exported);
    return portion;
  }

  /**
   * Returns the ballots with these numbers, in the order of the list.
   *
   * @throws CycleConflictException if the vote was opened again during the export
   */
  List<PabulibBallot> ofNumbers(ExportedCycle exported, List<Long> numbers) {
    var portion = ballots.ofNumbers(exported.cycle().id(), numbers);
    requireUnchanged(exported);
    return portion;
  }

  private void requireUnchanged(ExportedCycle exported) {
    // A result and its ballots are discarded together. So if the result still exists after the
    // read, the ballots belong to it.
    if (results.idOf(exported.cycle().id()).filter(id -> id == exported.resultId()).isEmpty()) {
      throw new CycleConflictException(
          "The vote was opened again during the export. Export the cycle again after the next"
              + " count.");
    }
  }
}
