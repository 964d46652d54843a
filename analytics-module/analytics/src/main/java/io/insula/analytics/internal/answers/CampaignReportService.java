package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.answers.CampaignReportParameters.CheckedParameters;
import io.insula.analytics.internal.answers.ConversionStatisticsReader.Statistics;
import io.insula.analytics.internal.answers.ConversionStatisticsReader.Times;
import io.insula.analytics.internal.answers.LabelNameReader.Name;
import io.insula.analytics.internal.answers.VisitCountReader.Counts;
import io.insula.analytics.internal.folding.Label.Kind;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Computes the results and costs of sources and campaigns. */
@Singleton
final class CampaignReportService {
  private static final Comparator<ReportLine> BEST_FIRST =
      Comparator.comparing((ReportLine line) -> line.statistics().conversions())
          .reversed()
          .thenComparing(line -> line.counts().visitors(), Comparator.reverseOrder())
          .thenComparing(ReportLine::source)
          .thenComparing(ReportLine::campaign, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final SnapshotReader snapshots;

  CampaignReportService(SnapshotReader snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * A line of a report.
   *
   * @param campaign null in reports on sources, and for visits without a campaign
   * @param users the ids of the users who have a conversion with credit for this line; null unless
   *     requested
   */
  record ReportLine(
      String source,
      @Nullable String campaign,
      Counts counts,
      Statistics statistics,
      BigDecimal spend,
      @Nullable List<String> users) {
    Times times() {
      return statistics.times();
    }
  }

  /**
   * Returns a line for each source or campaign with visitors, conversions or spend in the period.
   * The lines with the most conversions come first.
   *
   * @param kind whether the lines are sources or campaigns
   */
  List<ReportLine> of(Kind kind, CheckedParameters parameters, boolean withUsers) {
    return snapshots.of(handle -> read(handle, kind, parameters, withUsers));
  }

  private static List<ReportLine> read(
      Handle handle, Kind kind, CheckedParameters parameters, boolean withUsers) {
    var period = parameters.period();
    var counts = VisitCountReader.of(handle, kind, period);
    var statistics = ConversionStatisticsReader.of(handle, kind, parameters);
    var users =
        withUsers
            ? ConversionStatisticsReader.users(handle, kind, period, parameters.model())
            : Map.<Integer, List<String>>of();
    var spent = new HashMap<>(SpendTotalsReader.of(handle, period, parameters.currency()));
    if (kind == Kind.SOURCE) {
      var bySource = SpendTotalsReader.bySource(spent);
      spent.clear();
      spent.putAll(bySource);
    }
    var numbers = new HashSet<>(counts.keySet());
    numbers.addAll(statistics.keySet());
    var lines = new ArrayList<ReportLine>();
    for (var label : LabelNameReader.of(handle, numbers).entrySet()) {
      var number = label.getKey();
      var on = label.getValue();
      var spend = spent.remove(on);
      lines.add(
          new ReportLine(
              on.name(),
              on.campaign(),
              counts.getOrDefault(number, Counts.NONE),
              statistics.getOrDefault(number, Statistics.NONE),
              spend == null ? BigDecimal.ZERO : spend,
              withUsers ? users.getOrDefault(number, List.of()) : null));
    }
    spent.forEach((on, spend) -> lines.add(spendOnlyLine(on, spend, withUsers)));
    lines.removeIf(CampaignReportService::isEmpty);
    lines.sort(BEST_FIRST);
    return lines;
  }

  private static ReportLine spendOnlyLine(Name on, BigDecimal spend, boolean withUsers) {
    return new ReportLine(
        on.name(),
        on.campaign(),
        Counts.NONE,
        Statistics.NONE,
        spend,
        withUsers ? List.of() : null);
  }

  // Returns whether a line has only zeros. The stored sums of a label can be 0 after an erasure.
  private static boolean isEmpty(ReportLine line) {
    return line.counts().visitors() == 0
        && line.counts().pageviews() == 0
        && line.statistics().conversions().signum() == 0
        && line.spend().signum() == 0;
  }
}
