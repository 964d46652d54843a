package io.insula.cycles.internal.proposals;

import io.insula.api.InsulaException;

/** A cycle has no proposal with this id. */
final class ProposalNotFoundException extends InsulaException {
  ProposalNotFoundException(long cycleId, long proposalId) {
    super(Kind.NOT_FOUND, "Cycle " + cycleId + " has no proposal " + proposalId + ".");
  }
}
