package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a cycle as a file in Pabulib's format, portion by portion. */
final class CycleExport implements ExportedFile {
  private final ExportedCount vote;
  private final ExportedCounts votes;
  private final StringBuilder text = new StringBuilder();
  private final PabulibWriter writer = new PabulibWriter(text);
  private long last;

  CycleExport(ExportedCount vote, ExportedCounts votes) {
    this.vote = vote;
    this.votes = votes;
    var cycle = vote.cycle();
    var results = vote.results();
    writer.head(cycle.isImported() ? cycle.head() : CycleExportHead.of(cycle));
    if (results == null) {
      writer.proposalColumns(cycle.proposalColumns());
      cycle.proposals().stream().map(StoredProposal::exported).forEach(writer::proposal);
    } else {
      writer.proposalColumns(CycleExportProposals.columns(cycle));
      CycleExportProposals.of(cycle, results).forEach(writer::proposal);
    }
    writer.voterColumns(cycle.attributeColumns());
  }

  @Override
  public Optional<byte[]> next() {
    var portion = votes.next(vote, last);
    portion.forEach(each -> writer.ballot(each.ballot()));
    if (!portion.isEmpty()) {
      last = portion.getLast().number();
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return Optional.of(bytes);
  }
}
