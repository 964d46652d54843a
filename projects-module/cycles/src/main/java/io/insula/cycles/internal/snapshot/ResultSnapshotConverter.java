package io.insula.cycles.internal.snapshot;

import io.insula.cycles.CycleOutcome;
import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import io.insula.cycles.internal.results.CycleResults;
import io.insula.cycles.internal.results.TraceLine;
import java.util.List;
import java.util.Objects;

/** Converts a result to parts of a snapshot. */
final class ResultSnapshotConverter {
  private ResultSnapshotConverter() {}

  static CycleOutcome outcome(CycleResults results) {
    return new CycleOutcome(
        Objects.requireNonNull(results.countedAt(), "A stored result must have a time"),
        results.rule(),
        results.ruleVersion(),
        results.tieOrder(),
        results.spent(),
        results.ballots(),
        results.shares(),
        results.comparison(),
        results.warnings(),
        results.receiptsRoot(),
        results.override());
  }

  static List<SnapshotTie> ties(CycleResults results) {
    return results.ties().stream()
        .map(tie -> new SnapshotTie(tie.step(), tie.proposalIds(), tie.decidedBy()))
        .toList();
  }

  static List<SnapshotStep> steps(CycleResults results) {
    return Objects.requireNonNull(results.trace(), "The result was read without its trace").stream()
        .map(ResultSnapshotConverter::step)
        .toList();
  }

  private static SnapshotStep step(TraceLine line) {
    return new SnapshotStep(
        line.step(),
        line.proposalId(),
        line.taken(),
        line.reason(),
        line.score(),
        line.effectiveVotes(),
        line.price(),
        line.load(),
        line.moneyBefore(),
        line.moneyAfter(),
        line.unpayableAfterStep(),
        line.effectiveSupportPercent());
  }
}
