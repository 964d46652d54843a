package io.insula.bench.analytics;

import io.insula.bench.BenchScale;
import io.insula.bench.Benchmark;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.measure.CpuTimes;
import io.insula.bench.measure.Median;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures folding alone: no rows arrive, and no client asks for a report. Each round starts a new
 * server, which folds all rows again. The first rows warm the server up.
 */
public final class FoldingBenchmark implements Benchmark {
  /** The number of parts into which the rows are divided. The first part warms the server up. */
  private static final int PARTS = 5;

  // No server has these rules, so the next server folds everything again.
  private static final String FOLD_AGAIN =
      "UPDATE analytics.fold_state SET folded = 0, rules = 'none'";

  /**
   * The result of a round.
   *
   * @param rows the number of measured rows
   * @param server the CPU time of the server
   * @param postgres the CPU time of PostgreSQL
   */
  private record Round(long rows, double seconds, Duration server, Duration postgres) {
    double perSecond() {
      return rows / seconds;
    }

    double serverMicros() {
      return server.toNanos() / 1e3 / rows;
    }

    double postgresMicros() {
      return postgres.toNanos() / 1e3 / rows;
    }
  }

  @Override
  public String name() {
    return "folding";
  }

  @Override
  public String description() {
    return "folding 1 (quick: 0.1) million stored page views, with nothing else to do";
  }

  @Override
  public BenchReport run(BenchEnvironment environment, BenchScale scale, PrintStream progress) {
    var report = new BenchReport("Analytics: folding alone");
    var end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    var database = environment.database("only_folded");
    environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES).close();
    long rows =
        new HistoryLoader(database).load(new SiteHistory(scale.choose(125_000, 1_250_000), end));
    progress.printf("Folding %,d stored rows%n", rows);
    var rounds = new ArrayList<Round>();
    for (int round = 1; round <= scale.rounds(); round++) {
      rounds.add(round(environment, database, rows / PARTS, report, round == scale.rounds()));
      progress.printf("Round %d: %,.0f rows a second%n", round, rounds.getLast().perSecond());
    }
    report.fact("measured rows of a round", rounds.getFirst().rows());
    fact(report, "rows folded a second, median", rounds, Round::perSecond);
    fact(report, "CPU of server for each folded row, median, µs", rounds, Round::serverMicros);
    fact(
        report, "CPU of PostgreSQL for each folded row, median, µs", rounds, Round::postgresMicros);
    return report;
  }

  private static Round round(
      BenchEnvironment environment,
      Database database,
      long warmUp,
      BenchReport report,
      boolean isLast) {
    database.execute(FOLD_AGAIN);
    try (var server = environment.server(database, Map.of(), AnalyticsBenchmark.HEAP_MEBIBYTES)) {
      var folding = new FoldCatchUpWaiter(database);
      long before = folding.awaitNumber(warmUp);
      var serverCpu = CpuTimes.of(server.process());
      var postgresCpu = CpuTimes.of(environment.postgres());
      var seconds = folding.await();
      var result =
          new Round(
              folding.folded() - before,
              seconds,
              CpuTimes.of(server.process()).since(serverCpu),
              CpuTimes.of(environment.postgres()).since(postgresCpu));
      if (isLast) {
        PeakHeap.goal(report, "folds", server, AnalyticsBenchmark.HEAP_MEBIBYTES);
      }
      return result;
    }
  }

  private static void fact(
      BenchReport report, String name, List<Round> rounds, ToDoubleFunction<Round> value) {
    report.fact(name, Median.of(rounds.stream().mapToDouble(value).toArray()));
  }
}
