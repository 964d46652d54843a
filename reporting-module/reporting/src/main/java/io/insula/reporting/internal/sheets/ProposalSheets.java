package io.insula.reporting.internal.sheets;

import io.insula.cycles.CountedProposal;
import io.insula.cycles.SnapshotProposal;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sheets about single proposals: all proposals, and the results of the counted proposals. */
final class ProposalSheets {
  static final SheetLayout<SnapshotProposal> PROPOSALS =
      SheetLayout.<SnapshotProposal>named("proposals")
          .with(Kind.COUNT, "proposal_id", "Proposal", SnapshotProposal::id)
          .with(Kind.COUNT, "project_id", "Project", SnapshotProposal::projectId)
          .with(Kind.TEXT, "external_id", "Id in the file", SnapshotProposal::externalId)
          .with(Kind.TEXT, "name", "Name", SnapshotProposal::name)
          .with(Kind.MONEY, "cost", "Cost", SheetNumberCalculator::cost)
          .with(Kind.TEXT, "categories", "Categories", each -> list(each.categories()))
          .with(Kind.TEXT, "beneficiaries", "Beneficiaries", each -> list(each.beneficiaries()))
          .with(Kind.TEXT, "place", "Place", SnapshotProposal::place)
          .with(Kind.NUMBER, "latitude", "Latitude", SnapshotProposal::latitude)
          .with(Kind.NUMBER, "longitude", "Longitude", SnapshotProposal::longitude)
          .with(Kind.TEXT, "status", "Status", ProposalSheets::status)
          .with(
              Kind.TEXT,
              "reason",
              "Why withdrawn",
              each -> each.withdrawal() == null ? null : each.withdrawal().reason())
          .with(
              Kind.COUNT,
              "merged_into",
              "Merged into",
              each -> each.withdrawal() == null ? null : each.withdrawal().mergedInto())
          .with(
              Kind.TEXT,
              "implementation",
              "Implementation",
              each -> each.implementation() == null ? null : each.implementation().status())
          .with(
              Kind.TEXT,
              "implementation_note",
              "Implementation note",
              each -> each.implementation() == null ? null : each.implementation().note());

  static final SheetLayout<Result> RESULTS =
      SheetLayout.<Result>named("results")
          .with(Kind.COUNT, "rank", "Rank", counted(CountedProposal::rank))
          .with(Kind.COUNT, "proposal_id", "Proposal", each -> each.proposal().id())
          .with(Kind.TEXT, "name", "Name", each -> each.proposal().name())
          .with(Kind.MONEY, "cost", "Cost", each -> SheetNumberCalculator.cost(each.proposal()))
          .with(Kind.COUNT, "votes", "Votes", counted(CountedProposal::votes))
          .with(Kind.NUMBER, "score", "Score", counted(CountedProposal::score))
          .with(Kind.FLAG, "selected", "Selected", counted(CountedProposal::selected))
          .with(
              Kind.COUNT,
              "official_selected",
              "Selected officially",
              each -> each.proposal().officialSelected())
          .with(Kind.FLAG, "override_selected", "Selected by admins", Result::overrideSelected);

  private ProposalSheets() {}

  /**
   * A row of the results.
   *
   * @param overrideSelected whether the admins selected the proposal; null without an override of
   *     the count
   */
  record Result(SnapshotProposal proposal, @Nullable Boolean overrideSelected) {
    CountedProposal count() {
      return Objects.requireNonNull(proposal.count());
    }
  }

  /** Returns the sheet of all proposals, in the order of the ballot. */
  static ReportSheet proposals(SnapshotData data) {
    return PROPOSALS.sheet(data.currency(), data.proposals());
  }

  /** Returns the sheet of the results, sorted by rank. Before the count, the sheet has no rows. */
  static ReportSheet results(SnapshotData data) {
    var ranked =
        data.proposals().stream()
            .filter(each -> each.count() != null)
            .sorted(Comparator.comparing(each -> Objects.requireNonNull(each.count()).rank()))
            .toList();
    var outcome = data.outcome();
    var override = outcome == null ? null : outcome.override();
    var selected = override == null ? null : new HashSet<>(override.selected());
    return RESULTS.sheet(
        data.currency(),
        ranked.size(),
        () ->
            ranked.stream()
                .map(
                    each ->
                        new Result(each, selected == null ? null : selected.contains(each.id()))));
  }

  private static Function<Result, @Nullable Object> counted(
      Function<CountedProposal, @Nullable Object> value) {
    return each -> value.apply(each.count());
  }

  private static @Nullable String list(List<String> labels) {
    return labels.isEmpty() ? null : String.join(", ", labels);
  }

  private static String status(SnapshotProposal proposal) {
    var withdrawal = proposal.withdrawal();
    if (withdrawal == null) {
      return "active";
    }
    return withdrawal.mergedInto() == null ? "withdrawn" : "merged";
  }
}
