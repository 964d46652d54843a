package io.insula.cycles.internal.proposals;

import io.insula.api.InputChecks;
import io.insula.api.InvalidInputException;
import io.insula.api.TextRule;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.CycleConflictException;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.proposals.CycleProposalStore.Current;
import io.insula.cycles.internal.proposals.ProposalChangeTable.Occasion;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes the proposals of a cycle for its admins. */
@Singleton
class ProposalService {
  private final CycleStore cycles;
  private final CycleProposalStore proposals;
  private final ProposalChangeTable changes;
  private final ProposalHistoryRecorder historyRecorder;
  private final Clock clock;

  ProposalService(
      CycleStore cycles,
      CycleProposalStore proposals,
      ProposalChangeTable changes,
      ProposalHistoryRecorder historyRecorder,
      Clock clock) {
    this.cycles = cycles;
    this.proposals = proposals;
    this.changes = changes;
    this.historyRecorder = historyRecorder;
    this.clock = clock;
  }

  /**
   * Changes the fields of a proposal.
   *
   * @throws ProposalNotFoundException if the cycle has no such proposal
   * @throws CycleConflictException after refinement; also if the proposal was withdrawn, or if its
   *     new name is taken
   */
  @Transactional
  void change(long cycleId, long proposalId, ProposalRequest request, String by) {
    var phase = cycles.lockPhase(cycleId);
    var current = proposals.get(cycleId, proposalId);
    requireBefore(CyclePhase.VOTING, phase);
    requireNotWithdrawn(current);
    var changed = request.changed(current.fields());
    if (changed.equals(current.fields())) {
      return;
    }
    requireUniqueName(cycleId, current, changed.name());
    proposals.update(proposalId, changed);
    changes.insert(
        proposalId,
        occasion(by, request.reason()),
        ChangedFields.of(current.fields(), changed),
        ChangedFields.of(changed, current.fields()));
    cycles.incrementVersion(cycleId);
    historyRecorder.record("proposal changed", by, cycleId, proposalId);
  }

  /**
   * Withdraws a proposal. Ballots that name the proposal stay unchanged, but it cannot win.
   *
   * @throws ProposalNotFoundException if the cycle has no such proposal
   * @throws CycleConflictException after voting, or if the proposal was already withdrawn
   */
  @Transactional
  void withdraw(long cycleId, long proposalId, @Nullable String reason, String by) {
    var phase = cycles.lockPhase(cycleId);
    var current = proposals.get(cycleId, proposalId);
    requireBefore(CyclePhase.IMPLEMENTATION, phase);
    requireNotWithdrawn(current);
    withdraw(current, null, occasion(by, reason));
    cycles.incrementVersion(cycleId);
    historyRecorder.record("proposal withdrawn", by, cycleId, proposalId);
  }

  /**
   * Withdraws proposals because another proposal replaces them. The other proposal does not change.
   *
   * @throws InvalidInputException if one of the proposals is not in the cycle or was withdrawn
   * @throws CycleConflictException unless the cycle is in planning or refinement
   */
  @Transactional
  void merge(long cycleId, long into, List<Long> from, String reason, String by) {
    requireBefore(CyclePhase.VOTING, cycles.lockPhase(cycleId));
    var known =
        proposals.find(cycleId, Stream.concat(Stream.of(into), from.stream()).toList()).stream()
            .collect(Collectors.toMap(Current::id, Function.identity()));
    requireMergeable(known, into, from);
    var occasion = occasion(by, reason);
    known.values().stream()
        .filter(each -> each.id() != into)
        .forEach(each -> withdraw(each, into, occasion));
    cycles.incrementVersion(cycleId);
    historyRecorder.record(
        "proposals merged", by, Map.of("cycle_id", cycleId, "proposal_id", into, "from", from));
  }

  private static void requireMergeable(Map<Long, Current> known, long into, List<Long> from) {
    var checks = new InputChecks();
    requireMergeable(checks, "into", known.get(into));
    for (var i = 0; i < from.size(); i++) {
      requireMergeable(checks, "from[" + i + "]", known.get(from.get(i)));
    }
    checks.done();
  }

  private static void requireMergeable(
      InputChecks checks, String field, @Nullable Current proposal) {
    checks
        .that(proposal != null, field, "is not a proposal of this cycle")
        .that(proposal == null || !proposal.isWithdrawn(), field, "is withdrawn");
  }

  private void withdraw(Current proposal, @Nullable Long into, Occasion occasion) {
    proposals.withdraw(proposal.id(), occasion.reason(), into, occasion.at());
    changes.insert(
        proposal.id(),
        occasion,
        ChangedFields.withdrawn(false, null),
        ChangedFields.withdrawn(true, into));
  }

  private Occasion occasion(String by, @Nullable String reason) {
    return new Occasion(by, reason, clock.instant());
  }

  private static void requireBefore(CyclePhase end, CyclePhase phase) {
    if (!phase.isBefore(end)) {
      throw new CycleConflictException(
          "The cycle is in "
              + phase.label()
              + "; this change of a proposal is no longer allowed in this phase.");
    }
  }

  private void requireUniqueName(long cycleId, Current current, String name) {
    if (!TextRule.isSameName(name, current.fields().name()) && proposals.isTaken(cycleId, name)) {
      throw new CycleConflictException(
          "Another proposal of this cycle already has this name. Choose another name.");
    }
  }

  private static void requireNotWithdrawn(Current proposal) {
    if (proposal.isWithdrawn()) {
      throw new CycleConflictException("Proposal " + proposal.id() + " is already withdrawn.");
    }
  }
}
