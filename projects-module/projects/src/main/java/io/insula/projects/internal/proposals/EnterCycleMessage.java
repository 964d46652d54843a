package io.insula.projects.internal.proposals;

import io.insula.cycles.NewProposal;
import io.insula.cycles.ProposalBounds;
import io.insula.projects.NewProject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The outbox message that enters a project into its cycle, as JSON. No field may be renamed or
 * removed while such a message waits.
 */
record EnterCycleMessage(
    long cycleId,
    long projectId,
    String name,
    BigDecimal cost,
    List<String> categories,
    String proposedBy) {
  /**
   * Makes the message for a proposal with a cycle and a cost.
   *
   * @throws io.insula.api.InvalidInputException if the cycle would refuse the proposal when the
   *     message is delivered
   */
  static EnterCycleMessage of(long projectId, NewProject proposal) {
    var message =
        new EnterCycleMessage(
            Objects.requireNonNull(proposal.cycleId()),
            projectId,
            proposal.name(),
            Objects.requireNonNull(proposal.cost()),
            ProposalBounds.labelsOf(proposal.tags()),
            proposal.proposedBy());
    // Checks the proposal now. A message that the cycle refuses could never be delivered.
    message.proposal();
    return message;
  }

  /**
   * Returns the proposal in the message.
   *
   * @throws io.insula.api.InvalidInputException if the cycle would refuse the proposal
   */
  NewProposal proposal() {
    // Earlier versions stored categories that differ only in characters without a width.
    var distinct = ProposalBounds.labelsOf(categories);
    return new NewProposal(cycleId, projectId, name, cost, distinct, proposedBy);
  }
}
