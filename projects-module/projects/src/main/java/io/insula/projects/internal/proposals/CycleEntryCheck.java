package io.insula.projects.internal.proposals;

import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.Cycles;
import io.insula.projects.NewProject;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Checks whether a project may enter its cycle. If the cycles app is off, no cycle exists. */
@Singleton
final class CycleEntryCheck {
  private final BeanProvider<Cycles> cycles;

  CycleEntryCheck(BeanProvider<Cycles> cycles) {
    this.cycles = cycles;
  }

  /**
   * Checks that a project may enter a cycle now.
   *
   * @throws InvalidInputException if the cycle does not exist or does not accept the cost
   * @throws io.insula.api.InsulaException if the cycle is full, or if the proposer may not propose
   *     in this phase
   */
  void requireOpen(long cycleId, NewProject proposal) {
    if (!cycles.isPresent()) {
      throw noCycle(cycleId);
    }
    var proposer = new Actor(proposal.proposedBy(), proposal.proposerIsAdmin());
    try {
      cycles.get().requireOpenForProposals(cycleId, proposal.cost(), proposer);
    } catch (CycleNotFoundException _) {
      // A 404 would seem to be about the URL of the request. This error names the field of the
      // body.
      throw noCycle(cycleId);
    }
  }

  private static InvalidInputException noCycle(long cycleId) {
    return new InvalidInputException(
        "cycle_id",
        "there is no cycle " + cycleId + "; use one that GET /cycles lists, or leave it out");
  }
}
