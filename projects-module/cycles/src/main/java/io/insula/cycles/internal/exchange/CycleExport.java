package io.insula.cycles.internal.exchange;

import io.insula.cycles.internal.cycle.BallotTable;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.cycle.StoredProposal;
import io.insula.cycles.internal.pabulib.PabulibWriter;
import io.insula.cycles.internal.results.CycleResults;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as a file in Pabulib's format, portion by portion. Ballots of a closed cycle do not
 * change, so that portions need no common transaction.
 */
final class CycleExport {
  private final StoredCycle cycle;
  private final BallotTable ballots;
  private final StringBuilder text = new StringBuilder();
  private final PabulibWriter writer = new PabulibWriter(text);
  private long last;

  /**
   * @param results of the cycle; null where they are not needed, for one that came in a file
   */
  CycleExport(StoredCycle cycle, @Nullable CycleResults results, BallotTable ballots) {
    this.cycle = cycle;
    this.ballots = ballots;
    writer.head(cycle.isImported() ? cycle.head() : RunningCycleHead.of(cycle));
    if (results == null) {
      writer.proposalColumns(cycle.proposalColumns());
      cycle.proposals().stream().map(StoredProposal::exported).forEach(writer::proposal);
    } else {
      writer.proposalColumns(RunningProposals.columns(cycle));
      RunningProposals.of(cycle, results).forEach(writer::proposal);
    }
    writer.voterColumns(cycle.attributeColumns());
  }

  /** The next portion; empty at the end. */
  Optional<byte[]> next() {
    var portion = ballots.next(cycle.id(), last);
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
