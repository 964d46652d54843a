package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.List;

/**
 * Measures how long it takes to find the same number of events in a small log and in a large one.
 */
final class ReadBenchmark {
  private static final int FEW_ROWS = 100_000;
  private static final double GOAL = 2;

  private final BenchEnvironment environment;
  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  ReadBenchmark(
      BenchEnvironment environment, LoadMeter loadMeter, BenchScale scale, PrintStream progress) {
    this.environment = environment;
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  /** A server whose log has this number of events. */
  private record Log(int rows, Database database, BenchServer server, FilteredReadLoads reads) {}

  void run(BenchReport report) {
    var few = log("few", FEW_ROWS, report);
    var many = log("many", scale.choose(1_000_000, 10_000_000), report);
    progress.println("Filtered reads");
    var comparison = new ComparisonRunner();
    add(comparison, "rare message", few, few.reads().rare());
    add(comparison, "rare message", many, many.reads().rare());
    add(comparison, "frequent message", few, few.reads().frequent());
    add(comparison, "frequent message", many, many.reads().frequent());
    report.addAll(comparison.run(scale.rounds(), progress));
    goals(report, "rare message", few, many);
    goals(report, "frequent message", few, many);
    new SaturatedReadBenchmark(loadMeter, scale, progress)
        .run(report, many.database(), many.server(), many.reads());
    PeakHeap.goal(report, "reads", many.server(), BenchServer.HEAP_MEBIBYTES);
  }

  private Log log(String name, int rows, BenchReport report) {
    progress.printf("A log of %,d events%n", rows);
    var database = environment.database(name);
    var server = environment.server(database);
    long start = System.nanoTime();
    new EventHistoryGenerator(database, rows).write();
    report.fact(
        "to fill a log of %,d events, s".formatted(rows), (System.nanoTime() - start) / 1e9);
    return new Log(rows, database, server, new FilteredReadLoads(database, server));
  }

  private void add(ComparisonRunner comparison, String message, Log log, HttpLoad load) {
    load.run(1, scale.warmUp().dividedBy(5));
    comparison.add(
        name(message, log),
        () ->
            loadMeter.measure(List.of(log.server().process()), 1, () -> load.run(1, scale.each())));
  }

  private static void goals(BenchReport report, String message, Log few, Log many) {
    var small = report.of(name(message, few));
    var large = report.of(name(message, many));
    report.atMost(
        "latency in the large log / in the small log, " + message,
        large.p50Millis() / small.p50Millis(),
        GOAL);
    report.atMost(
        "CPU of a read in the large log / in the small log, " + message,
        large.serverAndPostgresMicros() / small.serverAndPostgresMicros(),
        GOAL);
  }

  private static String name(String message, Log log) {
    return "filtered read among %,d, %s".formatted(log.rows(), message);
  }
}
