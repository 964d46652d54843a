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

/** The sheet with single numbers. It always has all of them; what is not known has no value. */
final class OverviewSheet {
  static final SheetTable<Entry> TABLE =
      SheetTable.<Entry>named("overview")
          .with(Kind.TEXT, "measure", "Measure", each -> each.measure().label())
          .with(Kind.ANY, "value", "Value", Entry::value)
          .with(Kind.TEXT, "unit", "Unit", Entry::unit)
          .with(Kind.TEXT, "note", "Note", Entry::note);

  private final SnapshotData data;
  private final Map<Measure, Object> values = new EnumMap<>(Measure.class);

  private OverviewSheet(SnapshotData data) {
    this.data = data;
  }

  record Entry(
      Measure measure, @Nullable Object value, @Nullable String unit, @Nullable String note) {}

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
    return TABLE.sheet(data.currency(), Arrays.stream(Measure.values()).map(sheet::entry).toList());
  }

  private Entry entry(Measure measure) {
    var value = values.get(measure);
    var isLate = measure.compareTo(Measure.TURNOUT) > 0 && data.outcome() == null;
    return new Entry(
        measure, value, measure.unit(data.currency()), isLate ? "not counted yet" : null);
  }

  private void addProposals() {
    var standing = data.proposals().stream().filter(each -> each.withdrawal() == null).toList();
    put(Measure.BUDGET, data.head().cycle().budget());
    put(Measure.PROPOSALS, standing.size());
    put(Measure.WITHDRAWN, data.proposals().size() - standing.size());
    put(Measure.COST_OF_ALL, SheetNumbers.sum(standing));
  }

  private void addTurnout() {
    var turnout = data.head().turnout();
    if (turnout != null) {
      put(Measure.ELIGIBLE, turnout.eligible());
      put(Measure.VOTED, turnout.voted());
      put(Measure.TURNOUT, SheetNumbers.turnout(turnout.voted(), turnout.eligible()));
    }
  }

  private void addStatistics(CycleStatistics statistics) {
    put(Measure.ELIGIBLE, statistics.eligible());
    put(Measure.VOTED, statistics.voted());
    put(Measure.TURNOUT, statistics.turnout());
    put(Measure.ON_PAPER, statistics.onPaper());
    put(Measure.MEAN_BALLOT_SIZE, statistics.meanBallotSize());
    put(Measure.PROPOSALS_PER_PARTICIPANT, statistics.proposalsPerParticipant());
    put(Measure.BALLOTS_WITH_WINNER, statistics.ballotsWithWinner());
    put(Measure.MEAN_WINNERS, statistics.meanWinners());
  }

  private void addOutcome(CycleOutcome outcome) {
    var budget = data.head().cycle().budget();
    put(Measure.VOTED, outcome.ballots());
    put(Measure.COUNTED_AT, outcome.countedAt());
    put(Measure.RULE, outcome.rule());
    put(Measure.RULE_VERSION, outcome.ruleVersion());
    put(Measure.TIE_ORDER, String.join(", ", outcome.tieOrder()));
    put(Measure.WINNERS, winners());
    put(Measure.SPENT, outcome.spent());
    put(Measure.LEFT, budget.subtract(outcome.spent()));
    put(Measure.SPENT_SHARE, SheetNumbers.share(outcome.spent(), budget));
    put(Measure.EQUAL_SHARE, in(outcome.share(), EqualShare::share));
    put(
        Measure.EQUAL_SHARE_RAISED_BY,
        in(outcome.share(), share -> BigDecimal.valueOf(share.raisedBy())));
    put(Measure.PREFER_GREEDY, in(outcome.comparison(), RuleComparison::preferGreedy));
    put(Measure.PREFER_EQUAL_SHARES, in(outcome.comparison(), RuleComparison::preferEqualShares));
    put(Measure.GREEDY_TAKEN, in(outcome.comparison(), RuleComparison::greedyTaken));
    put(Measure.OVERRIDE_WINNERS, in(outcome.override(), each -> each.selected().size()));
    put(Measure.OVERRIDE_REASON, in(outcome.override(), OutcomeOverride::reason));
    put(Measure.OVERRIDDEN_AT, in(outcome.override(), OutcomeOverride::overriddenAt));
    put(Measure.RECEIPTS_ROOT, outcome.receiptsRoot());
    put(
        Measure.WARNINGS,
        outcome.warnings().isEmpty() ? null : String.join(" ", outcome.warnings()));
  }

  private long winners() {
    return data.proposals().stream()
        .filter(each -> each.count() != null && each.count().selected())
        .count();
  }

  private void put(Measure measure, @Nullable Object value) {
    if (value != null) {
      values.put(measure, value);
    }
  }

  private static <T> @Nullable Object in(@Nullable T holder, Function<T, @Nullable Object> value) {
    return holder == null ? null : value.apply(holder);
  }
}
