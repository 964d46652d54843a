package io.insula.bench.reporting;

import io.insula.bench.BenchScale;
import io.insula.bench.measure.BenchReport;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.LiveHeap;
import io.insula.bench.server.PeakHeap;
import java.io.PrintStream;
import java.util.ArrayList;

/**
 * Measures the report on a cycle with many ballots. A server that runs out of heap exits, and the
 * measurement fails.
 */
final class LargeCycleBench {
  private static final int PROPOSALS = 170;
  private static final double GOAL_SECONDS = 10;

  private final Database database;
  private final BenchServer server;
  private final BenchScale scale;
  private final PrintStream progress;
  private final Refreshes refreshes;
  private final int ballots;

  LargeCycleBench(Database database, BenchServer server, BenchScale scale, PrintStream progress) {
    this.database = database;
    this.server = server;
    this.scale = scale;
    this.progress = progress;
    this.refreshes = new Refreshes(server);
    this.ballots = scale.choose(20_000, 100_000);
  }

  void run(BenchReport report) {
    progress.println("Making the report on a cycle of %,d ballots".formatted(ballots));
    var cycle = new MeasuredCycles(database, server).add("Large", PROPOSALS, ballots);
    var seconds = new ArrayList<Double>();
    for (var round = 0; round <= scale.rounds(); round++) {
      seconds.add(make(cycle));
    }
    report.fact("first report on %,d ballots, s".formatted(ballots), seconds.getFirst());
    report.atMost(
        "report on %,d ballots, slowest after the first, s".formatted(ballots),
        seconds.stream().skip(1).mapToDouble(Double::doubleValue).max().orElseThrow(),
        GOAL_SECONDS);
    report.fact(
        "largest live heap during the report on %,d ballots, MiB".formatted(ballots),
        LiveHeap.mostMebibytes(server.process(), () -> make(cycle)));
    PeakHeap.goal(report, "reports on a large cycle", server, BenchServer.HEAP_MEBIBYTES);
  }

  private double make(long cycle) {
    return refreshes.one(cycle, server.adminToken()).elapsed().toNanos() / 1e9;
  }
}
