package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.load.ClosedLoop;
import io.insula.bench.load.LoadResult;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.CpuTimes;
import io.insula.bench.measure.Sample;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Measures the latency of ninety-day reports while page views are imported over one connection. */
public final class ImportBenchmark implements Benchmark {
  /** The system property with the number of imported page views. */
  private static final String ROWS_PROPERTY = "insula.bench.import-rows";

  private static final int ROWS_OF_REQUEST = 1_000;
  private static final double P99_LIMIT_MILLIS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String description() {
    return "answers while 10 (quick: 0.2) million page views are imported";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    var report = new BenchReport("Analytics: answers during an import");
    run(environment, scale, progress, report);
    return report;
  }

  /** Runs this measurement as a part of a longer run, and adds its results to {@code report}. */
  static void run(
      BenchEnvironment environment, BenchScale scale, PrintStream progress, BenchReport report) {
    int rows = Integer.getInteger(ROWS_PROPERTY, scale.choose(200_000, 10_000_000));
    var end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    var database = environment.database("imported_into");
    environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES).close();
    new HistoryLoader(database).load(new SiteHistory(scale.choose(12_000, 1_200_000), end));
    var server = environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES);
    var folding = new FoldCatchUpWaiter(database);
    folding.await();
    database.execute("VACUUM ANALYZE");
    var arrays = new PageviewLoads(server).arrays(ROWS_OF_REQUEST);
    arrays.run(1, scale.isQuick() ? WARM_UP.dividedBy(5) : WARM_UP);
    folding.await();
    progress.printf("Answers while %,d page views are imported%n", rows);
    var answers = new ConcurrentQueryLoad(new AnalyticsClient(database, server, end));
    var cpu = CpuTimes.of(server.process());
    var postgres = CpuTimes.of(environment.postgres());
    var elapsed =
        answers.during(
            () ->
                new ClosedLoop(server.address())
                    .run(1, new FixedCountRequests(arrays, rows / ROWS_OF_REQUEST)));
    var rest = folding.await();
    report(report, answers, rows, elapsed, rest);
    cost(report, "server", CpuTimes.of(server.process()).since(cpu), rows);
    cost(report, "PostgreSQL", CpuTimes.of(environment.postgres()).since(postgres), rows);
    PeakHeap.goal(report, "answers during an import", server, AnalyticsBenchmark.HEAP_MEBIBYTES);
    server.close();
  }

  private static void report(
      BenchReport report, ConcurrentQueryLoad answers, int rows, Duration elapsed, double rest) {
    for (var kind : AnalyticsClient.Kind.values()) {
      var name = kind.title() + " during an import";
      var result = new LoadResult(answers.latencies(kind), elapsed);
      report.addAll(List.of(new BenchReport.Row(name, Sample.ofPart(result))));
      report.atMost("p99 of " + name + ", ms", report.of(name).p99Millis(), P99_LIMIT_MILLIS);
      report.fact("slowest of " + name + ", ms", result.latencies().quantileMillis(1));
    }
    report.atMost("answers other than 200 during an import", answers.refused(), 0);
    report.fact("imported page views", rows);
    report.fact("imported page views a second", rows / (elapsed.toMillis() / 1e3));
    report.fact("to fold the rows that are left after the import, s", rest);
  }

  private static void cost(BenchReport report, String process, Duration cpu, int rows) {
    report.fact(
        "CPU of " + process + " for each imported page view with all answers, µs",
        cpu.toNanos() / 1e3 / rows);
  }
}
