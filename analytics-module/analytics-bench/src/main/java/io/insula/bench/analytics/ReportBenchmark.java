package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Measures ninety-day reports while page views arrive. A second server has a tenth of the data, to
 * show how the latency grows.
 */
final class ReportBenchmark {
  private static final double FEED_PER_SECOND = 500;
  private static final int DURATION_FACTOR = 3;

  private final BenchEnvironment environment;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  ReportBenchmark(
      BenchEnvironment environment, LoadMeter loadMeter, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  /**
   * A server with stored page views.
   *
   * @param answers requests reports from the server
   * @param feed sends more page views during the requests
   */
  private record MeasuredServer(
      int pageviews, BenchServer server, AnalyticsClient answers, ConstantRateLoad feed) {
    String name(AnalyticsClient.Kind kind) {
      return "%s among %,d".formatted(kind.title(), pageviews);
    }
  }

  void run(BenchReport report) {
    int pageviews = scale.choose(120_000, 12_000_000);
    var few = start("few", pageviews / 10, report);
    var many = start("many", pageviews, report);
    progress.println("Answers while page views come in");
    var comparison = new ComparisonRunner();
    for (var kind : AnalyticsClient.Kind.values()) {
      add(comparison, few, kind);
      add(comparison, many, kind);
    }
    report.addAll(comparison.run(scale.rounds(), progress));
    for (var kind : AnalyticsClient.Kind.values()) {
      var large = report.of(many.name(kind));
      report.atMost("p99 of " + many.name(kind) + ", ms", large.p99Millis(), kind.limitMillis());
      report.fact(
          "latency of " + kind.title() + " with all rows / with a tenth of them",
          large.p50Millis() / report.of(few.name(kind)).p50Millis());
    }
    report.fact("page views a second that arrived during the reports", many.feed().perSecond());
    PeakHeap.goal(report, "answers", many.server(), AnalyticsBenchmark.HEAP_MEBIBYTES);
  }

  private MeasuredServer start(String name, int pageviews, BenchReport report) {
    var end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    var database = environment.database(name);
    environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES).close();
    progress.printf("A history of %,d page views%n", pageviews);
    long start = System.nanoTime();
    long rows = new HistoryLoader(database).load(new SiteHistory(pageviews, end));
    fact(report, rows, "load", (System.nanoTime() - start) / 1e9);
    var server = environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES);
    fact(report, rows, "fold", new FoldCatchUpWaiter(database).await());
    database.execute("VACUUM ANALYZE");
    var feed =
        new ConstantRateLoad(new PageviewLoads(server).singles(pageviews / 4), FEED_PER_SECOND);
    return new MeasuredServer(pageviews, server, new AnalyticsClient(database, server, end), feed);
  }

  private static void fact(BenchReport report, long rows, String what, double seconds) {
    report.fact("to %s %,d raw rows, s".formatted(what, rows), seconds);
    report.fact("to %s %,d raw rows, rows a second".formatted(what, rows), rows / seconds);
  }

  private void add(
      ComparisonRunner comparison, MeasuredServer measured, AnalyticsClient.Kind kind) {
    HttpLoad load = measured.answers().of(kind);
    load.run(1, scale.warmUp().dividedBy(5));
    var each = scale.each().multipliedBy(DURATION_FACTOR);
    comparison.add(
        measured.name(kind),
        () ->
            loadMeter.measure(
                List.of(measured.server().process()),
                1,
                () -> measured.feed().during(() -> load.run(1, each))));
  }
}
