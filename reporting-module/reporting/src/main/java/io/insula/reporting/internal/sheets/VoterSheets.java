package io.insula.reporting.internal.sheets;

import io.insula.cycles.CycleStatistics;
import io.insula.reporting.internal.sheets.ReportColumn.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the sheets with the numbers of voters and ballots. */
final class VoterSheets {
  /**
   * The name of the merged group. The app {@code cycles} merges small groups and voters without a
   * group.
   */
  static final String OTHERS = "(other)";

  static final SheetLayout<Turnout> PARTICIPATION =
      SheetLayout.<Turnout>named("participation")
          .with(Kind.TEXT, "attribute", "Attribute", Turnout::attribute)
          .with(Kind.TEXT, "value", "Value", Turnout::value)
          .with(Kind.COUNT, "eligible", "Eligible", Turnout::eligible)
          .with(Kind.COUNT, "voted", "Voted", Turnout::voted)
          .with(
              Kind.SHARE,
              "turnout",
              "Turnout",
              each -> SheetNumberCalculator.turnout(each.voted(), each.eligible()));

  static final SheetLayout<Ballots> BALLOTS =
      SheetLayout.<Ballots>named("ballots")
          .with(Kind.TEXT, "kind", "Ballots by", Ballots::kind)
          .with(Kind.COUNT, "number", "Number", Ballots::number)
          .with(Kind.COUNT, "ballots", "Ballots", Ballots::ballots)
          .with(Kind.SHARE, "share", "Share", Ballots::share);

  private VoterSheets() {}

  record Turnout(String attribute, @Nullable String value, @Nullable Long eligible, long voted) {}

  record Ballots(String kind, int number, long ballots, @Nullable BigDecimal share) {}

  /**
   * Returns the sheet with a row for all voters. After the count, each group also has a row. The
   * sheet is empty while the turnout is unknown.
   */
  static ReportSheet participation(SnapshotData data) {
    var rows = new ArrayList<Turnout>();
    var statistics = data.statistics();
    var turnout = data.head().turnout();
    if (statistics != null) {
      rows.add(new Turnout("all", null, statistics.eligible(), statistics.voted()));
      statistics.groups().stream()
          .map(
              group ->
                  new Turnout(
                      group.attribute(),
                      group.value() == null ? OTHERS : group.value(),
                      group.eligible(),
                      group.ballots()))
          .forEach(rows::add);
    } else if (turnout != null) {
      rows.add(new Turnout("all", null, turnout.eligible(), turnout.voted()));
    }
    return PARTICIPATION.sheet(data.currency(), rows);
  }

  static ReportSheet ballots(SnapshotData data) {
    var statistics = data.statistics();
    return BALLOTS.sheet(data.currency(), statistics == null ? List.of() : ballots(statistics));
  }

  private static List<Ballots> ballots(CycleStatistics statistics) {
    var rows = new ArrayList<Ballots>();
    var voted = statistics.voted();
    for (var each : statistics.ballotSizes()) {
      var share = SheetNumberCalculator.share(each.ballots(), voted);
      rows.add(new Ballots("size", each.size(), each.ballots(), share));
    }
    for (var each : statistics.winnersPerBallot()) {
      var share = SheetNumberCalculator.share(each.ballots(), voted);
      rows.add(new Ballots("winners", each.winners(), each.ballots(), share));
    }
    return rows;
  }
}
