package io.insula.reporting.internal.sheets;

import io.insula.cycles.SnapshotStep;
import io.insula.cycles.SnapshotTie;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sheets that explain the outcome of the count: its steps and ties. Before the count they
 * have no rows.
 */
final class CountSheets {
  static final SheetLayout<TraceRow> TRACE =
      SheetLayout.<TraceRow>named("trace")
          .with(Kind.COUNT, "step", "Step", step(SnapshotStep::step))
          .with(Kind.COUNT, "proposal_id", "Proposal", step(SnapshotStep::proposalId))
          .with(Kind.TEXT, "name", "Name", TraceRow::name)
          .with(Kind.FLAG, "taken", "Taken", step(SnapshotStep::taken))
          .with(Kind.TEXT, "reason", "Reason", step(SnapshotStep::reason))
          .with(Kind.NUMBER, "score", "Score", step(SnapshotStep::score))
          .with(
              Kind.NUMBER, "effective_votes", "Effective votes", step(SnapshotStep::effectiveVotes))
          .with(Kind.NUMBER, "price", "Price", step(SnapshotStep::price))
          .with(Kind.NUMBER, "load", "Load", step(SnapshotStep::load))
          .with(Kind.MONEY, "money_before", "Money before", step(SnapshotStep::moneyBefore))
          .with(Kind.MONEY, "money_after", "Money after", step(SnapshotStep::moneyAfter))
          .with(
              Kind.COUNT,
              "unpayable_after_step",
              "Unpayable after step",
              step(SnapshotStep::unpayableAfterStep))
          .with(
              Kind.NUMBER,
              "effective_support_percent",
              "Effective support (%)",
              step(SnapshotStep::effectiveSupportPercent));

  static final SheetLayout<TieRow> TIES =
      SheetLayout.<TieRow>named("ties")
          .with(Kind.COUNT, "step", "Step", each -> each.tie().step())
          .with(Kind.COUNT, "place", "Place", TieRow::place)
          .with(Kind.COUNT, "proposal_id", "Proposal", TieRow::proposalId)
          .with(Kind.TEXT, "name", "Name", TieRow::name)
          .with(Kind.TEXT, "decided_by", "Decided by", each -> each.tie().decidedBy());

  private CountSheets() {}

  record TraceRow(SnapshotStep step, String name) {}

  /**
   * A proposal that took part in a tie.
   *
   * @param place the place of the proposal after the tie was broken, from 1
   */
  record TieRow(SnapshotTie tie, int place, long proposalId, String name) {}

  static ReportSheet trace(SnapshotData data) {
    return TRACE.sheet(
        data.currency(),
        data.steps().size(),
        () ->
            data.steps().stream().map(each -> new TraceRow(each, data.nameOf(each.proposalId()))));
  }

  static ReportSheet ties(SnapshotData data) {
    var rows = data.ties().stream().mapToLong(each -> each.proposalIds().size()).sum();
    return TIES.sheet(
        data.currency(), rows, () -> data.ties().stream().flatMap(tie -> rows(data, tie)));
  }

  private static Stream<TieRow> rows(SnapshotData data, SnapshotTie tie) {
    var ids = tie.proposalIds();
    return IntStream.range(0, ids.size())
        .mapToObj(i -> new TieRow(tie, i + 1, ids.get(i), data.nameOf(ids.get(i))));
  }

  private static Function<TraceRow, @Nullable Object> step(
      Function<SnapshotStep, @Nullable Object> value) {
    return each -> value.apply(each.step());
  }
}
