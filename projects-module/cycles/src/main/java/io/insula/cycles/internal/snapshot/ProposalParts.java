package io.insula.cycles.internal.snapshot;

import io.insula.cycles.ProposalCount;
import io.insula.cycles.SnapshotProposal;
import io.insula.cycles.internal.cycle.PlaceCells;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.ProposalLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes parts of proposals. */
final class ProposalParts {
  private final PlaceCells places;
  private final Map<Long, ProposalLine> lines;

  private ProposalParts(PlaceCells places, Map<Long, ProposalLine> lines) {
    this.places = places;
    this.lines = lines;
  }

  static List<SnapshotProposal> of(StoredCycle cycle, Optional<CycleResults> counted) {
    var lines =
        counted.map(CycleResults::proposals).orElse(List.of()).stream()
            .collect(Collectors.toMap(ProposalLine::proposalId, Function.identity()));
    var parts = new ProposalParts(new PlaceCells(cycle.proposalColumns()), lines);
    return cycle.proposals().stream().map(parts::part).toList();
  }

  private SnapshotProposal part(StoredProposal proposal) {
    var row = proposal.row();
    var location = proposal.location().orOf(places, row.others());
    var line = lines.get(proposal.id());
    return new SnapshotProposal(
        proposal.id(),
        proposal.projectId(),
        proposal.externalId(),
        row.name(),
        proposal.countedCost(),
        row.categories(),
        row.beneficiaries(),
        location.place(),
        location.latitude(),
        location.longitude(),
        row.officialSelected(),
        line == null
            ? null
            : new ProposalCount(line.votes(), line.score(), line.rank(), line.selected()));
  }
}
