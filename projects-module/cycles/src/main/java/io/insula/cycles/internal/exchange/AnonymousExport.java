package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibProposal;
import io.insula.cycles.internal.pabulib.PabulibWriter;
import io.insula.kernel.web.ByteChunkSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes a cycle as a Pabulib file that says nothing about voters. The ballots are in a random
 * order, with new numbers as ids. Additional columns are left out, except for places such as {@code
 * latitude}.
 */
final class AnonymousExport implements ByteChunkSource {
  private static final Set<String> PLACES =
      Set.of("district", "neighborhood", "latitude", "longitude");

  private final ShuffledBallotReader ballots;
  private final StringBuilder text = new StringBuilder();
  private final PabulibWriter writer = new PabulibWriter(text);

  AnonymousExport(ExportedCycle exported, ExportBallotReader votes) {
    this.ballots = new ShuffledBallotReader(exported, votes);
    var cycle = exported.cycle();
    var results = exported.results();
    if (results == null) {
      importedHead(cycle);
    } else {
      writer.head(CycleExportHeadFactory.of(cycle));
      writer.proposalColumns(CycleExportProposalFactory.columns(cycle));
      CycleExportProposalFactory.of(cycle, results).forEach(writer::proposal);
    }
    writer.voterColumns(List.of());
  }

  private void importedHead(StoredCycle cycle) {
    var columns = cycle.proposalColumns();
    var kept =
        IntStream.range(0, columns.size())
            .filter(i -> PLACES.contains(columns.get(i).toLowerCase(Locale.ROOT)))
            .boxed()
            .toList();
    writer.head(cycle.head());
    writer.proposalColumns(kept.stream().map(columns::get).toList());
    cycle.proposals().stream()
        .map(StoredProposal::exported)
        .map(each -> each.withOthers(cells(each, kept)))
        .forEach(writer::proposal);
  }

  private static List<String> cells(PabulibProposal proposal, List<Integer> kept) {
    var cells = proposal.others();
    return kept.stream().map(i -> i < cells.size() ? cells.get(i) : "").toList();
  }

  @Override
  public Optional<byte[]> next() {
    ballots.next().forEach(each -> writer.ballot(each.withVoter(List.of())));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return Optional.of(bytes);
  }
}
