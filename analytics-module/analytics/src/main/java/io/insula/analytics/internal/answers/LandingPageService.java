package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.answers.VisitCountReader.Counts;
import io.insula.analytics.internal.folding.Label.Kind;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Computes the numbers of visitors and signups of each landing page. */
@Singleton
final class LandingPageService {
  /**
   * The maximum number of pages in a report. A site can have a different address for each visit.
   */
  private static final int MAX_PAGES = 1_000;

  private static final String SIGNUPS =
      """
      SELECT c.page, count(*)
      FROM analytics.credit c JOIN analytics.outcome o ON o.number = c.number
      WHERE c.at >= :from AND c.at < :until AND c.ordinal = 0 AND c.page IS NOT NULL
        AND o.name = 'signup'
      GROUP BY c.page
      """;

  private static final Comparator<LandingPageLine> BEST_FIRST =
      Comparator.comparingLong(LandingPageLine::signups)
          .thenComparingLong(LandingPageLine::visitors)
          .reversed()
          .thenComparing(LandingPageLine::landingPage);

  private final SnapshotReader snapshots;

  LandingPageService(SnapshotReader snapshots) {
    this.snapshots = snapshots;
  }

  /** Returns the 1,000 pages with the most signups, then with the most visitors. */
  List<LandingPageLine> of(ReportPeriod period) {
    return snapshots.of(handle -> read(handle, period));
  }

  private static List<LandingPageLine> read(Handle handle, ReportPeriod period) {
    var counts = VisitCountReader.of(handle, Kind.PAGE, period);
    var signups = signups(handle, period);
    var numbers = new HashSet<>(counts.keySet());
    numbers.addAll(signups.keySet());
    return LabelNameReader.of(handle, numbers).entrySet().stream()
        .map(
            label ->
                new LandingPageLine(
                    label.getValue().name(),
                    counts.getOrDefault(label.getKey(), Counts.NONE).visitors(),
                    signups.getOrDefault(label.getKey(), 0L)))
        .filter(line -> line.visitors() > 0 || line.signups() > 0)
        .sorted(BEST_FIRST)
        .limit(MAX_PAGES)
        .toList();
  }

  private static Map<Integer, Long> signups(Handle handle, ReportPeriod period) {
    return SqlInstants.bind(handle.createQuery(SIGNUPS), period)
        .map((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
