package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.pabulib.PabulibBallot;
import io.insula.cycles.internal.pabulib.PabulibWriter;
import io.insula.kernel.web.ByteChunkSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a cycle as a file in Pabulib's format, batch by batch. An imported election keeps the
 * order and the ids of its file. Other ballots are in a random order.
 */
final class CycleExport implements ByteChunkSource {
  private final StringBuilder text = new StringBuilder();
  private final PabulibWriter writer = new PabulibWriter(text);
  private final Supplier<List<PabulibBallot>> ballots;

  CycleExport(ExportedCycle exported, ExportBallotReader votes) {
    var cycle = exported.cycle();
    var results = exported.results();
    if (results == null) {
      writer.head(cycle.head());
      writer.proposalColumns(cycle.proposalColumns());
      CycleExportProposalFactory.imported(cycle).forEach(writer::proposal);
      writer.voterColumns(cycle.attributeColumns());
      ballots = new FileOrderBallotReader(exported, votes)::next;
    } else {
      writer.head(CycleExportHeadFactory.of(cycle));
      writer.proposalColumns(CycleExportProposalFactory.columns(cycle));
      CycleExportProposalFactory.of(cycle, results).forEach(writer::proposal);
      var shown = VoterColumns.of(cycle, results);
      writer.voterColumns(shown.names());
      var shuffled = new ShuffledBallotReader(exported, votes);
      ballots = () -> shuffled.next().stream().map(shown::selectColumns).toList();
    }
  }

  @Override
  public Optional<byte[]> next() {
    ballots.get().forEach(writer::ballot);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return Optional.of(bytes);
  }
}
