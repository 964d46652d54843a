package io.insula.cycles.internal.proposals;

import io.insula.api.Actor;
import io.insula.api.InputChecks;
import io.insula.cycles.CycleFullException;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.ProposalBounds;
import io.insula.cycles.internal.count.LotDraw;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.CycleStore;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.StoredCycle;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether a project may enter a cycle, and adds it to the cycle as a proposal. */
@Singleton
public class ProposalAdmission {
  private static final String LATE = "The proposal arrived after voting had opened.";

  private final CycleStore store;
  private final CycleTable cycles;
  private final CycleAdminCheck admins;
  private final CycleProposalStore proposals;
  private final ProposalHistoryRecorder historyRecorder;
  private final Clock clock;

  ProposalAdmission(
      CycleStore store,
      CycleTable cycles,
      CycleAdminCheck admins,
      CycleProposalStore proposals,
      ProposalHistoryRecorder historyRecorder,
      Clock clock) {
    this.store = store;
    this.cycles = cycles;
    this.admins = admins;
    this.proposals = proposals;
    this.historyRecorder = historyRecorder;
    this.clock = clock;
  }

  /** See {@link Cycles#requireOpenForProposals}. */
  public void requireOpen(long cycleId, @Nullable BigDecimal cost, Actor actor) {
    var cycle = proposals.state(cycleId);
    if (!isOpen(cycleId, cycle.phase(), actor)) {
      throw new CycleNotOpenException(cycleId, cycle.phase());
    }
    if (cycle.proposals() >= ProposalBounds.MAX_PROPOSALS) {
      throw new CycleFullException(cycleId);
    }
    new InputChecks()
        .that(cost != null, "cost", "is required to enter a cycle")
        .that(cost == null || ProposalBounds.isCost(cost), "cost", ProposalBounds.COST_RULE)
        .done();
  }

  private boolean isOpen(long cycleId, CyclePhase phase, Actor actor) {
    return switch (phase) {
      case PLANNING -> true;
      case REFINEMENT -> admins.isAdmin(cycleId, actor);
      case VOTING, IMPLEMENTATION, CLOSED -> false;
    };
  }

  /** See {@link Cycles#addProposal}. */
  @Transactional
  public long add(NewProposal proposal) {
    var phase = store.lockPhase(proposal.cycleId());
    return proposals.findOfProject(proposal.projectId()).orElseGet(() -> insert(proposal, phase));
  }

  private long insert(NewProposal proposal, CyclePhase phase) {
    var isLate = !phase.isBefore(CyclePhase.VOTING);
    if (isLate && cycles.get(proposal.cycleId()).isImported()) {
      throw new CycleNotOpenException(proposal.cycleId(), phase);
    }
    var now = clock.instant();
    var id = proposals.insert(proposal, now);
    if (isLate) {
      proposals.withdraw(id, LATE, null, now);
      extendLot(cycles.get(proposal.cycleId()));
    }
    store.incrementVersion(proposal.cycleId());
    historyRecorder.record(
        "proposal entered",
        proposal.proposedBy(),
        Map.of(
            "cycle_id",
            proposal.cycleId(),
            "proposal_id",
            id,
            "project_id",
            proposal.projectId(),
            "late",
            isLate));
    return id;
  }

  /**
   * Adds the new proposal to the order that decides ties. The order is drawn again with the stored
   * seed, so all other proposals keep their order.
   */
  private void extendLot(StoredCycle cycle) {
    var seed = cycle.lotSeed();
    if (seed != null) {
      store.storeLot(cycle.id(), seed, LotDraw.draw(seed, cycle.electionProposals()));
    }
  }
}
