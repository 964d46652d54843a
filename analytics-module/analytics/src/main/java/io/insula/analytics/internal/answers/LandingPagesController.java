package io.insula.analytics.internal.answers;

import io.insula.analytics.internal.answers.VisitCounts.Counts;
import io.insula.analytics.internal.folding.Label.Kind;
import io.insula.api.InputChecks;
import io.insula.api.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers which pages visitors land on, and what comes of it. */
@Tag(name = "analytics")
@Controller("/analytics/landing-pages")
@Secured({Roles.SERVICE, Roles.ADMIN})
final class LandingPagesController {
  /** More than anybody reads; a site whose addresses never repeat has as many as visits. */
  private static final int MOST = 1_000;

  private static final String SIGNUPS =
      """
      SELECT c.page, count(*)
      FROM analytics.credit c JOIN analytics.outcome o ON o.number = c.number
      WHERE c.at >= :from AND c.at < :until AND c.ordinal = 0 AND c.page IS NOT NULL
        AND o.name = 'signup'
      GROUP BY c.page
      """;

  private static final Comparator<Line> BEST_FIRST =
      Comparator.comparingLong(Line::signups)
          .thenComparingLong(Line::visitors)
          .reversed()
          .thenComparing(Line::landingPage);

  private final SnapshotReader snapshots;

  LandingPagesController(SnapshotReader snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * @param landingPage an address without query and fragment
   * @param visitors fingerprints with a touch there in the period
   * @param signups that are conversions, in the period, whose first touch was there
   */
  record Line(String landingPage, long visitors, long signups) {}

  record LineList(List<Line> landingPages) {}

  /** The 1,000 landing pages with the most signups; among equals, those with the most visitors. */
  @Get
  LineList list(@QueryValue @Nullable String from, @QueryValue @Nullable String to) {
    var checks = new InputChecks();
    var period = ReportPeriod.parse(checks, from, to, ZoneOffset.UTC);
    checks.done();
    return snapshots.of(handle -> read(handle, period));
  }

  private static LineList read(Handle handle, ReportPeriod period) {
    var counts = VisitCounts.of(handle, Kind.PAGE, period);
    var signups = signups(handle, period);
    var numbers = new HashSet<>(counts.keySet());
    numbers.addAll(signups.keySet());
    var lines =
        LabelNames.of(handle, numbers).entrySet().stream()
            .map(
                label ->
                    new Line(
                        label.getValue().name(),
                        counts.getOrDefault(label.getKey(), Counts.NONE).visitors(),
                        signups.getOrDefault(label.getKey(), 0L)))
            .filter(line -> line.visitors() > 0 || line.signups() > 0)
            .sorted(BEST_FIRST)
            .limit(MOST)
            .toList();
    return new LineList(lines);
  }

  private static Map<Integer, Long> signups(Handle handle, ReportPeriod period) {
    return Instants.bind(handle.createQuery(SIGNUPS), period)
        .map((row, _) -> Map.entry(row.getInt(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
