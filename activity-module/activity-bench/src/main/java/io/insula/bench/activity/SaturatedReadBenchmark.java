package io.insula.bench.activity;

import io.insula.bench.BenchScale;
import io.insula.bench.load.HttpLoad;
import io.insula.bench.load.SqlLoad;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.ComparisonRunner;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import java.io.PrintStream;
import java.util.List;

/**
 * Measures searches for one event while all database connections of the server are busy. Compares
 * them with a prepared SELECT on direct connections.
 */
final class SaturatedReadBenchmark {
  private static final int CONNECTIONS = 16;
  private static final double MAX_P99_MILLIS = 15;

  private static final String ONE_FILTER = "one event by one filter, %d connections";
  private static final String FOUR_FILTERS = "one event by four filters, %d connections";
  private static final String PLAIN = "the same by plain SQL, %d connections";

  private final LoadMeter loadMeter;
  private final BenchScale scale;
  private final PrintStream progress;

  SaturatedReadBenchmark(LoadMeter loadMeter, BenchScale scale, PrintStream progress) {
    this.loadMeter = loadMeter;
    this.scale = scale;
    this.progress = progress;
  }

  void run(BenchReport report, Database database, BenchServer server, FilteredReadLoads reads) {
    progress.println("Filtered reads at saturation");
    var one = reads.newestOfComponent();
    var four = reads.newestOfFourFilters();
    var comparison = new ComparisonRunner();
    try (var plain = new SqlLoad(database::connect, CONNECTIONS, reads.plain())) {
      one.run(CONNECTIONS, scale.warmUp());
      four.run(CONNECTIONS, scale.warmUp());
      add(comparison, ONE_FILTER, server, one);
      add(comparison, FOUR_FILTERS, server, four);
      comparison.add(
          PLAIN.formatted(CONNECTIONS),
          () -> loadMeter.measure(List.of(), 1, () -> plain.run(CONNECTIONS, scale.each())));
      report.addAll(comparison.run(scale.rounds(), progress));
    }
    goals(report);
  }

  private void add(ComparisonRunner comparison, String name, BenchServer server, HttpLoad load) {
    comparison.add(
        name.formatted(CONNECTIONS),
        () ->
            loadMeter.measure(
                List.of(server.process()), 1, () -> load.run(CONNECTIONS, scale.each())));
  }

  private static void goals(BenchReport report) {
    for (var name : List.of(ONE_FILTER, FOUR_FILTERS)) {
      report.atMost(
          "p99 of " + name.formatted(CONNECTIONS) + ", ms",
          report.of(name.formatted(CONNECTIONS)).p99Millis(),
          MAX_P99_MILLIS);
    }
    report.fact(
        "reads by four filters a second / plain SQL a second",
        report.of(FOUR_FILTERS.formatted(CONNECTIONS)).perSecond()
            / report.of(PLAIN.formatted(CONNECTIONS)).perSecond());
  }
}
