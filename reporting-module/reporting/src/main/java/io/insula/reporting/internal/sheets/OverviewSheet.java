package io.insula.reporting.internal.sheets;

import io.insula.cycles.CycleOutcome;
import io.insula.cycles.CycleStatistics;
import io.insula.cycles.EqualShare;
import io.insula.cycles.OutcomeOverride;
import io.insula.cycles.RuleComparison;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sheet with the totals of a cycle, such as its budget and turnout. Each measure has a row,
 * even without a value.
 */
final class OverviewSheet {
  static final SheetLayout<Entry> TABLE =
      SheetLayout.<Entry>named("overview")
          .with(Kind.TEXT, "measure", "Measure", each -> each.measure().label())
          .with(Kind.ANY, "value", "Value", Entry::value)
          .with(Kind.TEXT, "unit", "Unit", Entry::unit)
          .with(Kind.TEXT, "note", "Note", Entry::note);

  private static final String ALL_WARNINGS = "see the results of the cycle.";

  private final SnapshotData data;
  private final Map<OverviewMeasure, Object> values = new EnumMap<>(OverviewMeasure.class);

  private OverviewSheet(SnapshotData data) {
    this.data = data;
  }

  record Entry(
      OverviewMeasure measure,
      @Nullable Object value,
      @Nullable String unit,
      @Nullable String note) {}

  static ReportSheet of(SnapshotData data) {
    var sheet = new OverviewSheet(data);
    sheet.addProposals();
    sheet.addTurnout();
    var outcome = data.outcome();
    if (outcome != null) {
      sheet.addOutcome(outcome);
    }
    var statistics = data.statistics();
    if (statistics != null) {
      sheet.addStatistics(statistics);
    }
    return TABLE.sheet(
        data.currency(), Arrays.stream(OverviewMeasure.values()).map(sheet::entry).toList());
  }

  private Entry entry(OverviewMeasure measure) {
    var value = values.get(measure);
    var isLate = measure.compareTo(OverviewMeasure.TURNOUT) > 0 && data.outcome() == null;
    return new Entry(
        measure, value, measure.unit(data.currency()), isLate ? "not counted yet" : null);
  }

  private void addProposals() {
    var standing = data.proposals().stream().filter(each -> each.withdrawal() == null).toList();
    put(OverviewMeasure.BUDGET, data.head().cycle().budget());
    put(OverviewMeasure.PROPOSALS, standing.size());
    put(OverviewMeasure.WITHDRAWN, data.proposals().size() - standing.size());
    put(OverviewMeasure.COST_OF_ALL, SheetNumberCalculator.sum(standing));
  }

  private void addTurnout() {
    var turnout = data.head().turnout();
    if (turnout != null) {
      put(OverviewMeasure.ELIGIBLE, turnout.eligible());
      put(OverviewMeasure.VOTED, turnout.voted());
      put(
          OverviewMeasure.TURNOUT,
          SheetNumberCalculator.turnout(turnout.voted(), turnout.eligible()));
    }
  }

  private void addStatistics(CycleStatistics statistics) {
    put(OverviewMeasure.ELIGIBLE, statistics.eligible());
    put(OverviewMeasure.VOTED, statistics.voted());
    put(OverviewMeasure.TURNOUT, statistics.turnout());
    put(OverviewMeasure.ON_PAPER, statistics.onPaper());
    put(OverviewMeasure.MEAN_BALLOT_SIZE, statistics.meanBallotSize());
    put(OverviewMeasure.PROPOSALS_PER_PARTICIPANT, statistics.proposalsPerParticipant());
    put(OverviewMeasure.BALLOTS_WITH_WINNER, statistics.ballotsWithWinner());
    put(OverviewMeasure.MEAN_WINNERS, statistics.meanWinners());
  }

  private void addOutcome(CycleOutcome outcome) {
    var budget = data.head().cycle().budget();
    put(OverviewMeasure.VOTED, outcome.ballots());
    put(OverviewMeasure.COUNTED_AT, outcome.countedAt());
    put(OverviewMeasure.RULE, outcome.rule());
    put(OverviewMeasure.RULE_VERSION, outcome.ruleVersion());
    put(OverviewMeasure.TIE_ORDER, String.join(", ", outcome.tieOrder()));
    put(OverviewMeasure.WINNERS, winners());
    put(OverviewMeasure.SPENT, outcome.spent());
    put(OverviewMeasure.LEFT, budget.subtract(outcome.spent()));
    put(OverviewMeasure.SPENT_SHARE, SheetNumberCalculator.share(outcome.spent(), budget));
    put(OverviewMeasure.EQUAL_SHARE, in(outcome.share(), EqualShare::share));
    put(
        OverviewMeasure.EQUAL_SHARE_RAISED_BY,
        in(outcome.share(), share -> BigDecimal.valueOf(share.raisedBy())));
    put(OverviewMeasure.PREFER_GREEDY, in(outcome.comparison(), RuleComparison::preferGreedy));
    put(
        OverviewMeasure.PREFER_EQUAL_SHARES,
        in(outcome.comparison(), RuleComparison::preferEqualShares));
    put(OverviewMeasure.GREEDY_TAKEN, in(outcome.comparison(), RuleComparison::greedyTaken));
    put(OverviewMeasure.OVERRIDE_WINNERS, in(outcome.override(), each -> each.selected().size()));
    put(OverviewMeasure.OVERRIDE_REASON, in(outcome.override(), OutcomeOverride::reason));
    put(OverviewMeasure.OVERRIDDEN_AT, in(outcome.override(), OutcomeOverride::overriddenAt));
    put(OverviewMeasure.RECEIPTS_ROOT, outcome.receiptsRoot());
    put(
        OverviewMeasure.WARNINGS,
        outcome.warnings().isEmpty() ? null : CellTextJoiner.of(outcome.warnings(), ALL_WARNINGS));
  }

  private long winners() {
    return data.proposals().stream()
        .filter(each -> each.count() != null && each.count().selected())
        .count();
  }

  private void put(OverviewMeasure measure, @Nullable Object value) {
    if (value != null) {
      values.put(measure, value);
    }
  }

  private static <T> @Nullable Object in(@Nullable T holder, Function<T, @Nullable Object> value) {
    return holder == null ? null : value.apply(holder);
  }
}
