package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.activity.EventLoads;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.LoadResult;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.measure.Sample;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures storing page views. Single page views are compared with events of the activity app, and
 * arrays with COPY. One server folds the page views at the same time, another server later.
 */
final class IngestBenchmark {
  private static final int CONNECTIONS = 64;
  private static final int ROWS = 1_000;
  private static final Map<String, String> FOLDS_LATER =
      Map.of("INSULA_ANALYTICS_FOLD_INTERVAL", "1d");

  private static final String EVENTS = "POST /events, 64 connections";
  private static final String PAGEVIEWS = "POST /analytics/pageviews, 64 connections";
  private static final String ARRAYS = "POST /analytics/pageviews of 1,000 (counted in rows)";
  private static final String COPIES = "COPY of 1,000 rows (counted in rows)";
  private static final String NOT_FOLDED = ", without folding at the same time";

  private final BenchEnvironment environment;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  IngestBenchmark(
      BenchEnvironment environment, LoadMeter loadMeter, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report) {
    var database = environment.database("taking_in");
    var later = environment.database("folded_later");
    try (var server = environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES);
        var lazy = environment.server(later, FOLDS_LATER, AnalyticsBenchmark.HEAP_MEBIBYTES);
        var copies = copies(database)) {
      var folding = new FoldCatchUpWaiter(database);
      var events = EventLoads.singles(server);
      var views = new PageviewLoads(server);
      var laterViews = new PageviewLoads(lazy);
      progress.println("Events and page views, one in each request or in arrays");
      var comparison = new ComparisonRunner();
      add(comparison, EVENTS, server, folding, CONNECTIONS, 1, events);
      add(comparison, PAGEVIEWS, server, folding, CONNECTIONS, 1, views.singles());
      add(comparison, PAGEVIEWS + NOT_FOLDED, lazy, folding, CONNECTIONS, 1, laterViews.singles());
      add(comparison, ARRAYS, server, folding, 1, ROWS, views.arrays(ROWS));
      add(comparison, ARRAYS + NOT_FOLDED, lazy, folding, 1, ROWS, laterViews.arrays(ROWS));
      comparison.add(COPIES, measured(folding, List.of(), ROWS, () -> copies.run(1, scale.each())));
      report.addAll(comparison.run(scale.rounds(), progress));
      folding.await();
      goals(report);
      PeakHeap.goal(report, "stores page views", server, AnalyticsBenchmark.HEAP_MEBIBYTES);
    }
  }

  private static SqlLoad copies(Database database) {
    RawCopyBaseline.makeTwin(database);
    return new SqlLoad(database::connect, 1, new RawCopyBaseline().of(ROWS));
  }

  private void add(
      ComparisonRunner comparison,
      String name,
      BenchServer server,
      FoldCatchUpWaiter folding,
      int connections,
      int rows,
      HttpLoad load) {
    load.run(connections, rows == 1 ? scale.warmUp() : scale.warmUp().dividedBy(3));
    comparison.add(
        name,
        measured(
            folding, List.of(server.process()), rows, () -> load.run(connections, scale.each())));
  }

  /**
   * Returns a measurement that first waits until the rows of the earlier measurements are folded.
   */
  private Supplier<Sample> measured(
      FoldCatchUpWaiter folding, List<ProcessHandle> servers, int rows, Supplier<LoadResult> load) {
    return () -> {
      folding.await();
      return loadMeter.measure(servers, rows, load);
    };
  }

  private static void goals(BenchReport report) {
    report.atLeast(
        "single page views over events of activity, a second, 64 connections",
        ratio(report, PAGEVIEWS, EVENTS),
        0.8);
    report.fact(
        "single page views over events of activity, without folding at the same time",
        ratio(report, PAGEVIEWS + NOT_FOLDED, EVENTS));
    report.atLeast(
        "rows a second of arrays of 1,000 over COPY", ratio(report, ARRAYS, COPIES), 0.3);
    report.fact(
        "rows a second of arrays of 1,000 over COPY, without folding at the same time",
        ratio(report, ARRAYS + NOT_FOLDED, COPIES));
  }

  private static double ratio(BenchReport report, String one, String other) {
    return report.of(one).perSecond() / report.of(other).perSecond();
  }
}
