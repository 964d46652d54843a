package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.ballots.InternalBallotCaster;
import io.insula.cycles.internal.lifecycle.PhaseTransitions;
import io.insula.cycles.internal.voters.BallotKey;
import io.insula.cycles.internal.voters.VoterEligibility;
import io.insula.kernel.base.apps.DemoData;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * Moves the demo cycles to voting and casts their ballots, after the demo projects have entered the
 * cycles as proposals.
 */
@Singleton
@Requires(property = "insula.demo", value = "true")
final class DemoVoting implements DemoData {
  private static final int AFTER_PROJECTS = 200;

  private final DemoCycleStore table;
  private final PhaseTransitions phases;
  private final InternalBallotCaster ballots;
  private final VoterEligibility voters;
  private final BallotKey key;

  DemoVoting(
      DemoCycleStore table,
      PhaseTransitions phases,
      InternalBallotCaster ballots,
      VoterEligibility voters,
      BallotKey key) {
    this.table = table;
    this.phases = phases;
    this.ballots = ballots;
    this.voters = voters;
    this.key = key;
  }

  @Override
  public int getOrder() {
    return AFTER_PROJECTS;
  }

  @Override
  public void ensure() {
    DemoCycleList.ALL.forEach(cycle -> table.find(cycle).ifPresent(id -> ensure(id, cycle)));
  }

  /**
   * Moves a demo cycle to its last phase and casts its ballots. Changes nothing if the cycle is
   * complete or a user has moved it.
   */
  private void ensure(long cycleId, DemoCycle cycle) {
    move(cycleId, CyclePhase.REFINEMENT);
    move(cycleId, CyclePhase.VOTING);
    if (ballots.isVoting(cycleId)) {
      cycle.voters().stream().filter(DemoVoter::hasVoted).forEach(voter -> cast(cycleId, voter));
      if (cycle.until().isVoteOver()) {
        move(cycleId, cycle.until());
      }
    }
  }

  private void move(long cycleId, CyclePhase to) {
    if (!table.hasReached(cycleId, to)) {
      phases.move(cycleId, to, null, DemoCycleStore.OPENED_BY);
    }
  }

  private void cast(long cycleId, DemoVoter voter) {
    if (voters.isOnRoster(cycleId, voter.username())
        && !table.hasCast(cycleId, key.ofAccount(cycleId, voter.username()))) {
      var proposals = table.proposals(cycleId);
      var approved =
          voter.approved().stream().filter(each -> each < proposals.size()).map(proposals::get);
      ballots.cast(cycleId, voter.username(), approved.toList());
    }
  }
}
