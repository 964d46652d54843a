package io.insula.cycles;

import io.insula.api.Actor;
import io.insula.api.Decimals;
import io.insula.api.InputChecks;
import io.insula.api.TextRule;
import java.math.BigDecimal;
import java.util.List;

/**
 * A project that enters a cycle.
 *
 * @param projectId the id of the project, which has at most one proposal in all cycles
 * @param name 1 to 500 characters, not unique
 * @param cost a number that {@link ProposalBounds#isCost} accepts
 * @param categories at most {@value ProposalBounds#MAX_CATEGORIES} labels without commas, and no
 *     label twice
 * @param proposedBy a user name
 */
public record NewProposal(
    long cycleId,
    long projectId,
    String name,
    BigDecimal cost,
    List<String> categories,
    String proposedBy) {
  /**
   * @throws io.insula.api.InvalidInputException if a value is out of bounds
   */
  public NewProposal {
    name = TextRule.normal(name);
    categories = categories.stream().map(TextRule::normal).toList();
    var checks =
        new InputChecks()
            .text("name", name, ProposalBounds.NAME)
            .that(ProposalBounds.isCost(cost), "cost", ProposalBounds.COST_RULE)
            .text("proposed_by", proposedBy, Actor.NAME);
    ProposalBounds.checkLabels(checks, "category", categories).done();
    cost = Decimals.plain(cost);
  }
}
