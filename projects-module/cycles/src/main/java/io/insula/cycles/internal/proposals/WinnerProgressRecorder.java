package io.insula.cycles.internal.proposals;

import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.results.ResultTable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Records the progress of winners that are being implemented. */
@Singleton
class WinnerProgressRecorder {
  private final CycleStore cycles;
  private final CycleProposalStore proposals;
  private final ResultTable results;
  private final ImplementationNoteTable notes;
  private final ProposalHistoryRecorder historyRecorder;
  private final Clock clock;

  WinnerProgressRecorder(
      CycleStore cycles,
      CycleProposalStore proposals,
      ResultTable results,
      ImplementationNoteTable notes,
      ProposalHistoryRecorder historyRecorder,
      Clock clock) {
    this.cycles = cycles;
    this.proposals = proposals;
    this.results = results;
    this.notes = notes;
    this.historyRecorder = historyRecorder;
    this.clock = clock;
  }

  /**
   * Records the progress of a winner. Does nothing if the same person repeats the newest note.
   *
   * @throws ProposalNotFoundException if the cycle has no such proposal
   * @throws CycleConflictException before the vote is counted, or if the proposal is not in {@link
   *     io.insula.cycles.internal.results.CycleResults#winners}
   */
  @Transactional
  void note(
      long cycleId,
      long proposalId,
      ImplementationStatus status,
      @Nullable String note,
      String by) {
    var phase = cycles.lockPhase(cycleId);
    proposals.get(cycleId, proposalId);
    if (!phase.isVoteOver()) {
      throw new CycleConflictException(
          "The cycle is in "
              + phase.label()
              + "; progress can be noted only after its vote has been counted.");
    }
    if (!isWinner(cycleId, proposalId)) {
      throw new CycleConflictException("Proposal " + proposalId + " is not among the winners.");
    }
    if (notes.isNewest(proposalId, status, note, by)) {
      return;
    }
    notes.add(proposalId, status, note, by, clock.instant());
    cycles.incrementVersion(cycleId);
    historyRecorder.record("proposal implementation noted", by, cycleId, proposalId);
  }

  private boolean isWinner(long cycleId, long proposalId) {
    return results
        .find(cycleId, false)
        .filter(found -> found.winners().contains(proposalId))
        .isPresent();
  }
}
