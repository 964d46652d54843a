package io.insula.projects.internal.proposals;

import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.Cycles;
import io.insula.projects.Proposal;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Asks whether a project may enter its cycle. Where the app of cycles is off, there is none. */
@Singleton
final class CycleEntry {
  private final BeanProvider<Cycles> cycles;

  CycleEntry(BeanProvider<Cycles> cycles) {
    this.cycles = cycles;
  }

  /**
   * Makes sure that a project may enter a cycle now.
   *
   * @throws InvalidInputException if there is no such cycle, or the cost does not do for one
   * @throws io.insula.api.InsulaException if the cycle takes no such proposal
   */
  void requireOpen(long cycleId, Proposal proposal) {
    if (!cycles.isPresent()) {
      throw noCycle(cycleId);
    }
    var proposer = new Actor(proposal.proposedBy(), proposal.proposerIsAdmin());
    try {
      cycles.get().requireOpenForProposals(cycleId, proposal.cost(), proposer);
    } catch (CycleNotFoundException _) {
      // To the client it is a field of the body that is wrong, not the address.
      throw noCycle(cycleId);
    }
  }

  private static InvalidInputException noCycle(long cycleId) {
    return new InvalidInputException(
        "cycle_id",
        "there is no cycle " + cycleId + "; take one that GET /cycles lists, or leave it out");
  }
}
