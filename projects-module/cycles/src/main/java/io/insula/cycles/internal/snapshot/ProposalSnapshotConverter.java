package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CountedProposal;
import io.insula.cycles.ProposalImplementation;
import io.insula.cycles.ProposalWithdrawal;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.proposals.ProposalListReader.PositionedProposal;
import io.insula.cycles.internal.proposals.ProposalView;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ProposalLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts proposals to parts of a snapshot. */
final class ProposalSnapshotConverter {
  private ProposalSnapshotConverter() {}

  static List<SnapshotProposal> of(
      List<PositionedProposal> proposals, Optional<CycleResults> counted) {
    Map<Long, ProposalLine> lines =
        counted.map(CycleResults::proposals).orElse(List.of()).stream()
            .collect(Collectors.toMap(ProposalLine::proposalId, Function.identity()));
    return proposals.stream().map(each -> part(each, lines.get(each.view().proposalId()))).toList();
  }

  private static SnapshotProposal part(PositionedProposal placed, @Nullable ProposalLine line) {
    var proposal = placed.view();
    return new SnapshotProposal(
        proposal.proposalId(),
        proposal.projectId(),
        proposal.externalId(),
        proposal.name(),
        proposal.cost(),
        proposal.categories(),
        proposal.beneficiaries(),
        proposal.place(),
        proposal.latitude(),
        proposal.longitude(),
        withdrawal(proposal),
        implementation(proposal),
        placed.officialSelected(),
        line == null
            ? null
            : new CountedProposal(line.votes(), line.score(), line.rank(), line.selected()));
  }

  private static @Nullable ProposalWithdrawal withdrawal(ProposalView proposal) {
    return proposal.withdrawn()
        ? new ProposalWithdrawal(
            proposal.withdrawnAt(), proposal.withdrawnReason(), proposal.mergedInto())
        : null;
  }

  private static @Nullable ProposalImplementation implementation(ProposalView proposal) {
    var note = proposal.implementation();
    return note == null
        ? null
        : new ProposalImplementation(note.status().label(), note.note(), note.notedAt());
  }
}
