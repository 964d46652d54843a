package io.insula.reporting.internal.source;

import io.insula.cycles.CountedProposal;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts of a snapshot after its head, such as proposals and ties, from responses of the
 * other backend.
 */
final class SnapshotPartParser {
  private SnapshotPartParser() {}

  static SnapshotProposal proposal(JsonObjectReader proposal) {
    var count = proposal.objectOrNull("count");
    return new SnapshotProposal(
        proposal.id("proposal_id"),
        proposal.idOrNull("project_id"),
        proposal.textOrNull("external_id"),
        proposal.text("name"),
        proposal.decimal("cost"),
        proposal.texts("categories"),
        proposal.texts("beneficiaries"),
        proposal.textOrNull("place"),
        proposal.decimalOrNull("latitude"),
        proposal.decimalOrNull("longitude"),
        withdrawal(proposal),
        implementation(proposal.objectOrNull("implementation")),
        count == null ? null : count.numberOrNull("official_selected"),
        count(count));
  }

  private static @Nullable ProposalWithdrawal withdrawal(JsonObjectReader proposal) {
    return proposal.flag("withdrawn")
        ? new ProposalWithdrawal(
            proposal.timeOrNull("withdrawn_at"),
            proposal.textOrNull("withdrawn_reason"),
            proposal.idOrNull("merged_into"))
        : null;
  }

  private static @Nullable ProposalImplementation implementation(@Nullable JsonObjectReader note) {
    return note == null
        ? null
        : new ProposalImplementation(
            note.text("status"), note.textOrNull("note"), note.time("noted_at"));
  }

  private static @Nullable CountedProposal count(@Nullable JsonObjectReader count) {
    return count == null
        ? null
        : new CountedProposal(
            count.count("votes"),
            count.decimal("score"),
            count.number("rank"),
            count.flag("selected"));
  }

  static SnapshotTie tie(JsonObjectReader tie) {
    return new SnapshotTie(tie.number("step"), tie.ids("proposal_ids"), tie.text("decided_by"));
  }

  static SnapshotStep step(JsonObjectReader step) {
    return new SnapshotStep(
        step.number("step"),
        step.id("proposal_id"),
        step.flag("taken"),
        step.text("reason"),
        step.decimalOrNull("score"),
        step.decimalOrNull("effective_votes"),
        step.decimalOrNull("price"),
        step.decimalOrNull("load"),
        step.decimalOrNull("money_before"),
        step.decimalOrNull("money_after"),
        step.numberOrNull("unpayable_after_step"),
        step.decimalOrNull("effective_support_percent"));
  }
}
