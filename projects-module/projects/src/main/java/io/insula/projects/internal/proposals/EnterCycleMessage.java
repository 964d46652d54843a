package io.insula.projects.internal.proposals;

import io.insula.cycles.NewProposal;
import io.insula.cycles.ProposalBounds;
import io.insula.projects.NewProject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The outbox message that enters a project into its cycle. It is stored as JSON: fields can be
 * added, but must not be renamed or removed while messages of this kind wait in the outbox.
 */
record EnterCycleMessage(
    long cycleId,
    long projectId,
    String name,
    BigDecimal cost,
    List<String> categories,
    String proposedBy) {
  /** Makes the message for a proposal with a cycle and a cost. */
  static EnterCycleMessage of(long projectId, NewProject proposal) {
    return new EnterCycleMessage(
        Objects.requireNonNull(proposal.cycleId()),
        projectId,
        proposal.name(),
        Objects.requireNonNull(proposal.cost()),
        categories(proposal.tags()),
        proposal.proposedBy());
  }

  /**
   * Converts tags to categories. A tag may contain commas and a category may not, so a tag with
   * commas becomes several categories.
   */
  private static List<String> categories(List<String> tags) {
    return tags.stream()
        .flatMap(tag -> Arrays.stream(tag.split(",")))
        .map(String::strip)
        .filter(each -> ProposalBounds.LABEL.complaintAbout(each).isEmpty())
        .distinct()
        .limit(ProposalBounds.MAX_CATEGORIES)
        .toList();
  }

  NewProposal proposal() {
    return new NewProposal(cycleId, projectId, name, cost, categories, proposedBy);
  }
}
