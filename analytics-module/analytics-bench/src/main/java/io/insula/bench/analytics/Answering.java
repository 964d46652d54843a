package io.insula.bench.analytics;

import io.insula.bench.Pace;
import io.insula.bench.house.House;
import io.insula.bench.house.PeakHeap;
import io.insula.bench.house.Site;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.measure.Comparison;
import io.insula.bench.measure.Meter;
import io.insula.bench.measure.Report;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Answers over ninety days, among many page views and among a tenth, while more come in. */
final class Answering {
  private static final double FEED_PER_SECOND = 500;
  private static final int LONGER = 3;

  private final Site site;
  private final Meter meter;
  private final Pace pace;
  private final PrintStream progress;

  Answering(Site site, Meter meter, Pace pace, PrintStream progress) {
    this.site = site;
    this.meter = meter;
    this.pace = pace;
    this.progress = progress;
  }

  /** A house on a history of its own. */
  private record Told(int pageviews, House house, Answers answers, SteadyFeed feed) {
    String name(Answers.Kind kind) {
      return "%s among %,d".formatted(kind.title(), pageviews);
    }
  }

  void run(Report report) {
    int pageviews = pace.choose(120_000, 12_000_000);
    var few = told("few", pageviews / 10, report);
    var many = told("many", pageviews, report);
    progress.println("Answers while page views come in");
    var comparison = new Comparison();
    for (var kind : Answers.Kind.values()) {
      add(comparison, few, kind);
      add(comparison, many, kind);
    }
    report.addAll(comparison.run(pace.rounds(), progress));
    for (var kind : Answers.Kind.values()) {
      var large = report.of(many.name(kind));
      report.atMost("p99 of " + many.name(kind) + ", ms", large.p99Millis(), kind.limitMillis());
      report.fact(
          "latency of " + kind.title() + " among many over among a tenth",
          large.p50Millis() / report.of(few.name(kind)).p50Millis());
    }
    report.fact("page views a second meanwhile", many.feed().perSecond());
    PeakHeap.goal(report, "answers", many.house(), AnalyticsBench.HEAP_MEBIBYTES);
  }

  private Told told(String name, int pageviews, Report report) {
    var end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    var database = site.database(name);
    site.house(database, Map.of(), AnalyticsBench.HEAP_MEBIBYTES).close();
    progress.printf("A history of %,d page views%n", pageviews);
    long start = System.nanoTime();
    long rows = new HistoryLoader(database).load(new SiteHistory(pageviews, end));
    fact(report, rows, "load", (System.nanoTime() - start) / 1e9);
    var house = site.house(database, Map.of(), AnalyticsBench.HEAP_MEBIBYTES);
    fact(report, rows, "fold", new Folding(database).await());
    database.execute("VACUUM ANALYZE");
    var feed = new SteadyFeed(new PageviewRequests(house).singles(pageviews / 4), FEED_PER_SECOND);
    return new Told(pageviews, house, new Answers(database, house, end), feed);
  }

  private static void fact(Report report, long rows, String what, double seconds) {
    report.fact("to %s %,d raw rows, s".formatted(what, rows), seconds);
    report.fact("to %s %,d raw rows, rows a second".formatted(what, rows), rows / seconds);
  }

  private void add(Comparison comparison, Told told, Answers.Kind kind) {
    HttpLoad load = told.answers().of(kind);
    load.run(1, pace.warmUp().dividedBy(5));
    var each = pace.each().multipliedBy(LONGER);
    comparison.add(
        told.name(kind),
        () ->
            meter.measure(
                List.of(told.house().process()),
                1,
                () -> told.feed().during(() -> load.run(1, each))));
  }
}
